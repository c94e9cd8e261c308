/** Requests that a window or another client got wrong. */
export const request = {
  'request.unknown': 'There is no request called {name}.',
  'request.invalid': '{field}: {problem}',
  'request.wrongSurface': '{name} is not answered from this window.',
  'request.internal': 'Something went wrong inside Patchbay: {problem}',
  'request.unknownServer': 'There is no server called {server}.',
  'request.unknownCall': 'There is no call {id}.',
  'request.unknownApproval': 'This request for approval has already been settled.',
  'request.answerInApprovalWindow': 'This can only be answered in the approval window.',
  'request.patternRequired': 'Allowing this always needs at least one condition on its arguments.',
  'request.patternMisses': 'The condition on {path} does not match the arguments that were shown.',
  'request.serverExists': 'There is already a server called {server}.',
  'request.serverBundled': '{server} ships with Patchbay and cannot be changed like this.',
  'request.serverDisabled': '{server} is switched off.',
  'request.nothingToRestore': 'There is no removed server called {server} to bring back.',
  'request.commandRefused': 'You did not approve the command of {server}, so it was not run.',
  'request.commandUnanswered':
    'Nobody approved the command of {server} within {seconds} s, so it was not run.',
  'request.keychainUnavailable': 'The keychain cannot be used: {problem}',
  'request.workspaceUnconfirmed': 'The workspace folder {folder} has not been agreed to yet.',
  'request.workspaceFailed': 'The workspace folder {folder} could not be made: {problem}',
};
