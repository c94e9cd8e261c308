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
  'request.workspaceUnconfirmed': 'The workspace folder {folder} has not been agreed to yet.',
  'request.workspaceFailed': 'The workspace folder {folder} could not be made: {problem}',
};
