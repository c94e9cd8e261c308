/** Backups of a whole home: making one, reading one, laying it ready, and what a person sees of that. */
export const backup = {
  'backup.cannotWrite':
    'The backup {file} could not be written: {problem}. Free space there, or choose another folder.',
  'backup.strangeFile':
    '{file} cannot be put into a backup, by its name or by how many files there are. Rename or remove it, then try again.',
  'backup.exists': 'There is a file {file} already. Choose another name.',
  'backup.nothingThere': 'There is nothing in {home} to back up yet. Start Patchbay once.',
  'backup.damagedHome':
    '{file} of this home is damaged, so no backup was made of it. Start Patchbay: it sets a damaged file aside.',
  'backup.notOne': '{file} is not a backup of Patchbay. Choose another file.',
  'backup.newer': '{file} was made by a newer Patchbay. Update this one first.',
  'backup.damaged':
    '{file} is damaged: {part} is not as it was when the backup was made. Use another backup.',
  'backup.cutOff': '{file} is damaged or was cut off: {problem}. Use another backup.',
  'backup.cannotUnpack':
    '{file} could not be unpacked: {problem}. Free space on that disk, then try again; nothing was changed.',
  'backup.unreadable': '{file} cannot be read: {problem}. Choose another file.',
  'backup.noSecretsInside': 'There are no secrets in this backup: leave the passphrase empty.',
  'backup.wrongPassphrase': 'The passphrase does not open this backup, or the file was changed.',
  'backup.shortPassphrase': 'A passphrase has at least 12 characters.',
  'backup.failed': 'The backup program could not do its work: {problem}',
  'backup.needsDesktop': 'This needs the window of Patchbay. On a terminal, use patchbay backup.',
  'backup.noProgram':
    'The command line that makes backups is missing from this installation. Install Patchbay again.',
  'backup.noneChosen': 'No backup was chosen. Choose one first.',
  'backup.question':
    'Make this Patchbay what {file} says? It holds {servers, plural, =0 {no added servers} one {# added server} other {# added servers}} and an audit of {auditRows, plural, one {# row} other {# rows}}, with the rules of whoever made it. What is here now is kept in a folder beside it.',
  'backup.agree': 'Restore at the next start',
  'backup.decline': 'Leave as it is',
  'backup.waits':
    'The backup of {at, date, medium}, {at, time, short} is restored when Patchbay starts next.',
  'backup.restored':
    'This is the backup of {at, date, medium}, {at, time, short}. What was here before is in {folder}.',
  'backup.secrets.backup': 'Its secrets were restored too.',
  'backup.secrets.keychain': 'Its secrets were found in the keychain of this computer.',
  'backup.secrets.none':
    'Its secrets could not be restored: enter them again where a server asks for one. The audit until then was written with another key, and Verify says so.',
  'backup.notProven':
    'Nobody can tell who made this backup: its servers and folders are asked for again, and what its rules and grants allowed was left out.',
  'backup.title': 'Backup',
  'backup.note':
    'Servers, rules, settings, the whole history and the saved files of other apps in one file. Secrets are included only with a passphrase, your own files in workspaces never.',
  'backup.make': 'Back up…',
  'backup.restore': 'Restore…',
  'backup.passphrase': 'Passphrase for the secrets',
  'backup.passphraseHelp':
    'Without one, the backup holds no secrets. Nobody can open them without it, nor find it out for you.',
  'backup.passphraseAgain': 'The same passphrase again',
  'backup.notSame': 'This is not the same passphrase.',
  'backup.makeTitle': 'Back up this Patchbay',
  'backup.chooseFolder': 'Choose folder…',
  'backup.making': 'Making the backup',
  'backup.made':
    '{file}, {size}. {secrets, plural, =0 {No secrets are inside.} one {# secret is inside, sealed.} other {# secrets are inside, sealed.}}',
  'backup.restoreTitle': 'Restore a backup',
  'backup.restoreNote':
    'Nothing changes before the next start of Patchbay. What is here now is then kept in a folder beside it.',
  'backup.chooseFile': 'Choose file…',
  'backup.chooseOther': 'Choose another file…',
  'backup.reading': 'Reading the backup',
  'backup.about':
    'Made {at, date, medium}, {at, time, short} by Patchbay {version}: {servers, plural, =0 {no added servers} one {# added server} other {# added servers}}, {auditRows, plural, one {# row of audit} other {# rows of audit}}.',
  'backup.open': 'Passphrase of this backup',
  'backup.openHelp':
    'Leave it empty to restore without the secrets inside; those in the keychain of this computer are used if it knows them.',
  'backup.go': 'Restore…',
  'backup.readyTitle': 'Ready for the next start',
  'backup.restartNow': 'Restart now',
  'backup.discard': 'Do not restore',
  'backup.cancel': 'Cancel',
  'backup.done': 'Done',
  'cli.about.backup': 'writes all of this home into one file, and restores one',
  'cli.backup.with':
    '{file}, {bytes} bytes. {secrets, plural, =0 {There are no secrets of yours to put inside; the key of the audit is sealed in it.} one {# secret is inside, sealed.} other {# secrets are inside, sealed.}}',
  'cli.backup.without': '{file}, {bytes} bytes. No secrets are inside: that needs --passphrase.',
  'cli.backup.about':
    'Made {at} by Patchbay {version}: {servers, plural, =0 {no added servers} one {# added server} other {# added servers}}, {auditRows, plural, one {# row of audit} other {# rows of audit}}.',
  'cli.backup.sealed': 'The secrets are inside, sealed.',
  'cli.backup.unsealed': 'No secrets are inside.',
  'cli.backup.later':
    'Ready: it is restored when Patchbay starts next. What is here now then goes to {folder}.',
  'cli.backup.restored': 'Restored. What was here before is in {folder}.',
  'cli.backup.passphrase': 'Passphrase: ',
};
