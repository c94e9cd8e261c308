/** Life of a server: reasons it is not running, and advice. */
export const server = {
  'server.exited': 'Stopped by itself: exit code {code} after {seconds, number} s.',
  'server.exitedSaying': 'Stopped by itself: exit code {code} after {seconds, number} s. It printed: {line}',
  'server.signalled': 'Ended by signal {signal} after {seconds, number} s.',
  'server.signalledSaying': 'Ended by signal {signal} after {seconds, number} s. It printed: {line}',
  'server.spawnFailed': 'Could not be started: {problem}.',
  'server.commandMissing': 'The program "{command}" was not found.',
  'server.nodeMissing': 'Needs Node.js, but the program "{command}" was not found.',
  'server.uvMissing': 'Needs uv, but the program "{command}" was not found.',
  'server.dockerMissing': 'Needs Docker, but the program "{command}" was not found.',
  'server.commandNotExecutable': 'The program "{command}" was found, but may not be run.',
  'server.cwdMissing': 'Its working folder {cwd} does not exist.',
  'server.startTimeout': 'Did not answer within {seconds, number} s of being started.',
  'server.installTimeout':
    'Did not answer within {seconds, number} s of being started. It may not have been installed by then.',
  'server.handshakeFailed': 'Answered, but not as an MCP server: {problem}',
  'server.noisyStart': 'Printed text where the protocol belongs: {line}',
  'server.budgetSpent': 'Failed {count} times within {seconds, number} s, so it is not restarted again.',
  'server.budgetSpentSaying':
    'Failed {count} times within {seconds, number} s, so it is not restarted again. It last printed: {line}',
  'server.secretMissing': 'Needs the secret {name}, which is not in the keychain.',
  'server.endpointUnusable': 'With its secrets filled in, its address or a header cannot be used: {problem}',
  'server.keychainUnavailable': 'Needs a secret, but the keychain cannot be opened: {problem}',
  'server.notConsented': 'Has not been approved yet.',
  'server.shuttingDown': 'Patchbay is closing.',
  'server.connectionLost': 'Closed its output while it was still running.',
  'server.advice.seeLog': 'Read the last lines of its log, then start it again.',
  'server.advice.checkCommand':
    'Check the spelling and that the program is installed and on your PATH, then start it again.',
  'server.advice.useShippedNode':
    'Run it on the Node.js that ships with Patchbay, or install Node.js from https://nodejs.org, then start it again.',
  'server.advice.installNode': 'Install Node.js from https://nodejs.org, then start it again.',
  'server.advice.installUv': 'Run this in a terminal to install uv, then start it again: {line}',
  'server.advice.installPython':
    'Install Python from https://www.python.org, or let uv bring one: put "uv run" before the command and, to install uv, run this in a terminal: {line}',
  'server.advice.installDocker':
    'Install Docker from https://docs.docker.com/get-docker and start it, then start the server again.',
  'server.advice.checkPermission':
    'Give the file the permission to be executed (chmod +x), or choose another program, then start it again.',
  'server.advice.checkFolder': 'Create the folder or choose another one, then start it again.',
  'server.advice.checkProtocol':
    'Check that this program is an MCP server that speaks over stdio, and that it prints its messages to stderr.',
  'server.advice.slowStart':
    'It may be waiting for something such as a network or a database. Look at its log, then start it again.',
  'server.advice.slowInstall':
    'Its log shows how far it got. What was fetched is usually kept, so start it again.',
  'server.advice.checkConnection':
    'Check that the server is running and that this machine can reach it, then start it again.',
  'server.advice.checkSecrets':
    'Check the values of its secrets, for example for a line break at the end, then start it again.',
  'server.advice.addSecret': 'Store the secret in the keychain, then start the server again.',
  'server.advice.unlockKeychain': 'Unlock the keychain of the system, then start the server again.',
  'server.advice.approve': 'Approve its command or address, then start it.',
  'server.advice.startAgain': 'Start it again.',
};
