/** Newer versions of Patchbay, and `patchbay:` links. */
export const update = {
  'updates.title': 'Updates',
  'updates.note':
    'Patchbay looks for a newer version only when you ask, or once a day if you agree. It downloads and replaces nothing by itself, and sends nothing about you or this computer.',
  'updates.auto': 'Look for updates',
  'updates.auto.help': 'Once a day, while Patchbay is open. What is found waits for you.',
  'updates.auto.ask': 'Not chosen yet',
  'updates.auto.never': 'Never by itself',
  'updates.auto.daily': 'Once a day',
  'updates.idle': 'Nobody has looked for a newer version since Patchbay was opened.',
  'updates.isThere': 'Version {version} of Patchbay is there.',
  'updates.checking': 'Looking for a newer version…',
  'updates.none': 'Looked {when}: this is the newest version.',
  'updates.staged':
    'Version {version} is given to some computers first and has not reached this one yet. Look again in a few days.',
  'updates.available': 'Version {version} can be downloaded ({size}).',
  'updates.downloading': 'Downloading version {version}: {done} of {total}',
  'updates.ready':
    'Version {version} is downloaded and checked. It replaces this one when Patchbay restarts.',
  'updates.installing': 'Patchbay ends in order and opens again as version {version}.',
  'updates.check': 'Look now',
  'updates.download': 'Download',
  'updates.restart': 'Restart…',
  'updates.show': 'Show',
  'updates.notes': 'What is new in {version}',
  'updates.question': 'May Patchbay look for a newer version of itself once a day?',
  'updates.restartTitle': 'Restart with version {version}?',
  'updates.restartText':
    '{servers, plural, =0 {No server runs.} one {One server runs and is stopped in order.} other {# servers run and are stopped in order.}} {calls, plural, =0 {No call is under way.} one {One call is under way: it has a few seconds to finish, then it is cancelled and recorded so.} other {# calls are under way: they have a few seconds to finish, then they are cancelled and recorded so.}}',
  'updates.later': 'Later',
  'updates.restartNow': 'Restart now',
  'updates.failed': 'The update did not work: {problem}.',
  'updates.feedGone': 'There is no list of versions for this computer at {address}.',
  'updates.unreachable': 'The list of versions could not be read from {address}: {problem}.',
  'updates.unsigned': 'The list of versions bears no signature, so nothing of it was used.',
  'updates.wrongSignature':
    'The list of versions was not signed by the makers of this copy, or was changed since, so nothing of it was used.',
  'updates.malformed': 'The list of versions is signed but cannot be read: {problem}.',
  'updates.older':
    'The list offers version {version}, which is older than this one ({current}). It is refused.',
  'updates.noFile': 'The list of versions has no {kind} file, which this copy would need.',
  'updates.oldSystem': 'Version {version} needs a newer operating system ({needs}).',
  'updates.wrongFile':
    'What was downloaded is not the file that the signed list describes (its SHA-512 differs). It was deleted.',
  'updates.cutOff': 'The download was broken off: {problem}. What had arrived was deleted.',
  'updates.advice.later': 'Nothing was changed. Try again later.',
  'updates.advice.distrust':
    'Nothing was changed. Do not install this version by hand either, and tell whoever gave you Patchbay.',
  'updates.advice.system': 'Nothing was changed. Update the operating system first.',
  'updates.fromSource': 'This Patchbay runs from its source and cannot replace itself.',
  'updates.development': 'This is a DEVELOPMENT package, for which there are no updates.',
  'updates.noFeed': 'This copy was built without an address to look for newer versions at.',
  'updates.noKey':
    'This copy was built without the key that newer versions are signed with, so it would trust none.',
  'updates.unpacked': 'This copy was unpacked, not installed, and cannot replace itself.',
  'updates.noWindow': 'A Patchbay without a window does not replace itself.',
  'updates.advice.source':
    'Whether there is a newer version is not known: fetch the newest source and build it.',
  'updates.advice.download':
    'Whether there is a newer version is not known: look where you got this copy, and install over it. Your home stays as it is.',
  'updates.nothingFound': 'Nothing was found that could be downloaded. Look for updates first.',
  'updates.notReady': 'No newer version has been downloaded yet.',

  'link.refused': 'A link from outside was refused: {problem}',
  'link.waits': 'A link from outside wants to add a server. It waits while you are busy with something else.',
  'link.show': 'Show it',
  'link.discard': 'Discard',
  'link.dismiss': 'Dismiss',
  'link.outside': 'A link from outside Patchbay filled this in',
  'link.outsideAdvice':
    'Nothing of it has been saved or run. Add it only if you trust whoever made the link; before it runs you are asked again.',
  'link.tooLong': 'it is longer than {limit, number} characters.',
  'link.unknown': 'only patchbay:add?… with plain, percent-encoded text is understood.',
  'link.wrongFields':
    'it must say command, url or config (one of them, once), may say name, and nothing else.',
  'link.notOne': 'it must describe exactly one server.',
  'link.refersToSecret': 'it refers to a secret or variable of this computer, which no link may do.',
};
