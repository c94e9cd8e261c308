/** Other apps' configurations: what cannot be read or written, what an export means, and the screen for all that. */
export const clients = {
  'clients.broken':
    'Line {line}, column {column}: the file is no valid JSON from here on. Correct it, or restore a backup.',
  'clients.twice':
    'Line {line}, column {column}: {name} stands here for the second time, so it is not clear which counts. Rename or remove one of them.',
  'clients.serversNotObject':
    'Line {line}, column {column}: mcpServers has to be an object of names and servers. Correct it, or restore a backup.',
  'clients.notObject':
    'The file holds something else than one JSON object. Choose the right file, or correct it.',
  'clients.dangling': 'This is a link to a file that is not there. Repair the link, or choose another file.',
  'clients.notFile': 'This is not a regular file. Choose another file.',
  'clients.tooLarge': 'The file is larger than {limit} bytes, so it was not read. Choose the right file.',
  'clients.notUtf8': 'The file is not UTF-8 text, so it cannot be changed without damage. Save it as UTF-8.',
  'clients.cannotRead': 'The file cannot be read: {problem}',
  'clients.missing': 'There is no file {path} yet.',
  'clients.unknownPlace': 'This file was neither found nor picked here. Choose it again.',
  'clients.unknownBackup': 'This backup is not there any more.',
  'clients.changedMeanwhile':
    'What would be written is no longer what was shown: the file or a server was changed meanwhile. Nothing was written. Look at the changes again.',
  'clients.nothingToWrite': 'The file says all of this already. Nothing was written.',
  'clients.noFolder': 'The folder {folder} is not there. Start Claude Desktop once, or agree to make it.',
  'clients.writeFailed': 'The file could not be written, so it is as it was: {problem}',
  'clients.nameTaken':
    'An entry called {name} is there already. Replace that one, or give the server here another name.',
  'clients.clearRefused': 'You did not agree to write secrets in clear, so nothing was written.',

  'clients.clearQuestion':
    'Write the values of {names} into the file of Claude Desktop as they are? Every program of yours could read them there.',
  'clients.clearWrite': 'Write them',
  'clients.clearKeep': 'Do not write',

  'clients.unapproved':
    '{server} has not been approved yet. Start it once in Patchbay; until then it cannot be started from there either.',
  'clients.remote':
    '{server} is reached at an address. It is started through Patchbay, which cannot pass such servers on yet.',
  'clients.programMissing':
    'The program {command} of {server} was not found, so its name was written as it is. It may not start there.',
  'clients.inClear':
    '{server}: the values of {names} are written as they are. Whoever can read the file can read them.',

  'shell.clients': 'Clients',
  'clients.state.found': 'Found',
  'clients.state.missing': 'Not found',
  'clients.state.noFile': 'Found, without a configuration',
  'clients.state.unreadable': 'Cannot be read',
  'clients.runs': 'Runs now',
  'clients.untouched': 'Patchbay leaves the file as it is until it can be read.',
  'clients.missing.advice':
    'Its folder is not on this computer. Install it and start it once, or choose the file yourself.',
  'clients.noFile.advice': 'It has no configuration yet. An export makes one.',
  'clients.choose': 'Choose another file…',
  'clients.others': 'Other files',
  'clients.use': 'Use this',
  'clients.useThis': 'Use this: {path}',
  'clients.noEntries': 'It starts no servers yet. Export some of yours to it.',
  'clients.entries': 'Servers of {app}',
  'clients.name': 'Name',
  'clients.starts': 'What it starts',
  'clients.relation': 'Through Patchbay',
  'clients.notKnown': 'not understood',
  'clients.ours': '{server}',
  'clients.same': 'No: its own copy of {server}',
  'clients.own': 'No',
  'clients.backups': 'Backups',
  'clients.backupsNote':
    'The file as it was each time before Patchbay wrote it. What it holds now is backed up first.',
  'clients.restore': 'Restore',
  'clients.restoreThis': 'Restore the backup of {time}',
  'clients.import': 'Import…',
  'clients.importFrom': 'Import from {app}',
  'clients.importNow': '{count, plural, =0 {Import} one {Import 1 server} other {Import # servers}}',
  'clients.notes': 'To mind',
  'clients.imported':
    '{count, plural, one {1 server was} other {# servers were}} imported. {app} still starts its own copies.',
  'clients.switch': 'Switch them to Patchbay’s…',
  'clients.export': 'Export…',
  'clients.exportTo': 'Export to {app}',
  'clients.exportNote': 'Nothing is written until you press Write.',
  'clients.chooseServers': 'Servers to write',
  'clients.takeOut': 'Entries to remove',
  'clients.givesPlace': 'Its own copy: the server takes its name and place.',
  'clients.isThere': 'It goes through Patchbay already.',
  'clients.isOff': 'It is switched off.',
  'clients.clear': 'Write secrets in clear',
  'clients.clearNote':
    'Otherwise the server is started through Patchbay, which reads them from the keychain.',
  'clients.replace': 'Replace it',
  'clients.makeFolder': 'Make its folder',
  'clients.makeFolderNote': 'It is not there, so the app was probably never started on this computer.',
  'clients.changes': 'Changes',
  'clients.chooseFirst': 'Choose what to write or to take out. The changes to the file will stand here.',
  'clients.noChange': 'The file says all of this already.',
  'clients.added': 'Added:',
  'clients.removed': 'Removed:',
  'clients.write': 'Write',
  'clients.written':
    'Written. {running, select, yes {Restart Claude Desktop to see it there.} no {Claude Desktop will see it when it starts.} other {If Claude Desktop runs, restart it to see it there.}}',
  'clients.restored':
    'Restored. {running, select, yes {Restart Claude Desktop to see it there.} no {Claude Desktop will see it when it starts.} other {If Claude Desktop runs, restart it to see it there.}}',
  'clients.undo': 'Undo',
  'clients.dismiss': 'Dismiss',
};
