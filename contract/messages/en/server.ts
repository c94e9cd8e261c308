/** Life of a server: reasons it is not running, and advice. */
export const server = {
  'server.exited': 'Stopped by itself: exit code {code} after {seconds} s.',
  'server.exitedSaying': 'Stopped by itself: exit code {code} after {seconds} s. It printed: {line}',
  'server.signalled': 'Ended by signal {signal} after {seconds} s.',
  'server.signalledSaying': 'Ended by signal {signal} after {seconds} s. It printed: {line}',
  'server.spawnFailed': 'Could not be started: {problem}.',
  'server.commandMissing': 'The program "{command}" was not found.',
  'server.commandNotExecutable': 'The program "{command}" was found, but may not be run.',
  'server.cwdMissing': 'Its working folder {cwd} does not exist.',
  'server.startTimeout': 'Did not answer within {seconds} s of being started.',
  'server.handshakeFailed': 'Answered, but not as an MCP server: {problem}',
  'server.noisyStart': 'Printed text where the protocol belongs: {line}',
  'server.budgetSpent': 'Failed {count} times within {seconds} s, so it is not restarted again.',
  'server.budgetSpentSaying':
    'Failed {count} times within {seconds} s, so it is not restarted again. It last printed: {line}',
  'server.secretMissing': 'Needs the secret {name}, which is not in the keychain.',
  'server.keychainUnavailable': 'Needs a secret, but the keychain cannot be opened: {problem}',
  'server.notConsented': 'Its command has not been approved yet.',
  'server.shuttingDown': 'Patchbay is closing.',
  'server.connectionLost': 'Closed its output while it was still running.',
  'server.messageTooLong': 'Sent a message of more than {limit} MB, which was dropped.',
  'server.toolDropped': 'The tool "{name}" was left out: {problem}',
  'server.listFailed': 'Its list of tools could not be read: {problem}',
  'server.listTooLong': 'Its list of tools did not end after {pages} pages; the rest was left out.',
  'server.advice.seeLog': 'Look at its log for the lines before the end, then start it again.',
  'server.advice.checkCommand':
    'Check the spelling and that the program is installed and on your PATH, then start it again.',
  'server.advice.checkPermission':
    'Give the file the permission to be executed (chmod +x), or choose another program, then start it again.',
  'server.advice.checkFolder': 'Create the folder or choose another one, then start it again.',
  'server.advice.checkProtocol':
    'Check that this program is an MCP server that speaks over stdio, and that it prints its messages to stderr.',
  'server.advice.slowStart':
    'It may be waiting for something such as a network or a database. Look at its log, then start it again.',
  'server.advice.addSecret': 'Store the secret in the keychain, then start the server again.',
  'server.advice.unlockKeychain': 'Unlock the keychain of the system, then start the server again.',
  'server.advice.approve': 'Approve its command, then start it.',
  'server.advice.startAgain': 'Start it again.',
  'server.bundled.desktopCommander':
    'Reads, writes and lists files in your workspace folder, and nowhere else.',
};
