/** Requests that a window or another client got wrong. */
export const request = {
  'request.exportFailed': 'The calls could not be written to {folder}: {problem}',
  'request.unknown': 'There is no request called {name}.',
  'request.invalid': '{field}: {problem}',
  'request.wrongSurface': '{name} is not answered from this window.',
  'request.malformed': 'This line is not a request: it takes a JSON object with id, name and params.',
  'request.tooLong': 'A line may have at most {megabytes} MB.',
  'request.allowInWindow':
    'The command line can deny this, but only Patchbay’s own window, which shows the exact arguments, can allow it.',
  'request.closing': 'This Patchbay is closing and takes nothing new.',
  'request.closing.advice': 'Try again in a few seconds, once Patchbay has been opened again.',
  'request.notHeadless': 'Only a Patchbay without a window hands its home over.',
  'request.cannotVerify': 'The audit cannot be checked, because its key is not to be had: {problem}',
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
  'request.unknownWorkspace': 'This workspace is not there any more.',
  'request.workspaceExists': 'There is already a workspace called {name}.',
  'request.workspaceDefault': 'The default workspace cannot be removed. Change its folders instead.',
  'request.workspaceGiven':
    'The server {server} works in this workspace. Give it another one first, then remove this one.',
  'request.folderNotAbsolute':
    '{folder} does not begin at the root of the file system. Write the whole path of the folder.',
  'request.folderRoot':
    '{folder} is the whole file system. Choose a folder that holds only what servers may touch.',
  'request.folderHome':
    '{folder} holds everything of yours, keys and passwords included. Choose a folder inside it.',
  'request.folderOwn':
    '{folder} holds what Patchbay itself keeps, such as permissions and the audit. Choose another folder.',
  'request.folderTwice': '{folder} is in this workspace already.',
  'request.waitsForItself':
    '{server} would have to wait for itself. Take out one of the servers it waits for.',
  'request.secretExists': 'There is already a secret called {name}. Keep this one under another name.',
  'request.noPathHere': 'This setting is neither a file nor a folder. Type its value.',
  'request.needsDesktop': 'Only the Patchbay app with a window can do this.',
  'request.openAtLoginFailed': 'The system did not take over whether Patchbay opens at login: {problem}',
};
