/** The first screen: what needs a person now, how today goes, what changed. */
export const home = {
  'shell.home': 'Home',
  'home.needs': 'Needs you now',
  'home.quiet': 'Nothing needs you.',
  'home.failed': '{server}: {reason}',
  'home.startAgain': 'Start again',
  'home.restart': 'Restart',
  'home.show': 'Show',
  'home.look': 'Look',
  'home.approval.call': '{tool} of {server} waits for your answer in the approval window.',
  'home.approval.command': '{server} may not run before you answer in the approval window.',
  'home.unknown': 'It is not known how {tool} of {server} ended: Patchbay stopped while it ran.',
  'home.today': 'Today',
  'home.p95': 'p95 at the server',
  'home.more': 'All metrics',
  'home.changed': 'Since yesterday',
};
