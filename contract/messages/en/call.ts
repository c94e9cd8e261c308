/** How calls end when they do not end well. */
export const call = {
  'call.argumentsNotObject': 'The arguments must be a JSON object.',
  'call.invalid': '{field}: {problem}',
  'call.schemaBroken': 'The input schema of {tool} cannot be used: {problem}',
  'call.schemaBroken.advice':
    'Tell the author of the server; Patchbay will not send arguments that it cannot check.',
  'call.unknownServer': 'There is no server called {server}.',
  'call.notOffered':
    '{kind, select, tool {{server} has no tool called {name}.} prompt {{server} has no prompt called {name}.} other {{server} has no resources.}}',
  'call.neverListed': 'What {server} offers is not known yet.',
  'call.neverListed.advice': 'Start the server once so that it can be listed.',
  'call.notRunning': '{server} is not running.',
  'call.notRunning.advice': 'Start the server, then call again.',
  'call.deniedByRule': 'Refused by the rule {rule}.',
  'call.deniedByPerson': 'Refused by you.',
  'call.deniedByPersonBecause': 'Refused by you: {reason}',
  'call.deniedByTimeout': 'Nobody answered the request for approval within {seconds} s.',
  'call.limited':
    'Too many calls to {server}: a program may make {limit} a minute there, {burst} of them at once. Try again in {seconds} s.',
  'call.paused':
    '{tool} failed {failures} times in a row, so it is left alone for {seconds} s. After that one call may try it; in the tool runner you can try it now.',
  'call.unknownPrincipal': 'The caller {principal} is not known.',
  'call.cancelled': 'Cancelled.',
  'call.timeout': 'No answer within {seconds} s. The server was told to stop working on it.',
  'call.died': 'The server stopped while it worked on this call.',
  'call.connectionBroke': 'The connection broke off before the answer came: {problem}',
  'call.protocol': 'The server broke the protocol: {problem}',
  'call.rpcError': 'The server answered with error {code}: {problem}',
  'call.resultTooLong': 'The result is larger than {limit} MB and was dropped.',
  'call.internal': 'Something went wrong inside Patchbay: {problem}',
  'call.auditUnavailable': 'The audit log cannot be written, so only calls that read are let through.',
  'call.auditUnavailable.advice': 'Free disk space or repair the keychain, then restart Patchbay.',
};
