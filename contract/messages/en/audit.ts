/** Notices about the audit, secrets and the home. */
export const audit = {
  'notice.auditUnavailable':
    'The audit log cannot be written: {problem} Until that is repaired only calls that read are let through.',
  'notice.privateKeyring': 'No desktop keychain here: secrets are protected by file permissions only.',
  'notice.noSandbox':
    'The browser sandbox is off: the system refuses user namespaces, or --no-sandbox was given.',
  'notice.noSandboxAsRoot': 'Running as root: the browser sandbox is off.',
  'notice.unknownOutcomes':
    '{count, plural, one {1 call was} other {# calls were}} on the way to a server when Patchbay last ended. Whether it took effect is not known.',
  'notice.reaped':
    '{count, plural, one {1 process} other {# processes}} left over from a crash {count, plural, one {was} other {were}} ended.',
  'store.notAFile': 'The database {path} is a folder, not a file.',
  'store.notAFile.advice':
    'Move that folder away, or set PATCHBAY_HOME to another folder, then start Patchbay again.',
  'store.corrupt':
    'The database {path} is damaged and was moved to {moved}. Patchbay started with an empty one.',
  'store.newer':
    'The database {path} was written by a newer Patchbay (schema {found}; this one knows {known}).',
  'store.newer.advice': 'Start the newer Patchbay, or set PATCHBAY_HOME to another folder.',
  'store.unreadable': 'The database {path} cannot be opened: {problem}',
  'store.unreadable.advice':
    'Check the permissions of the folder and the free disk space, then start Patchbay again.',
  'home.locked': 'Patchbay already runs with this home (process {pid}).',
  'home.locked.advice': 'Use the window that is open, or stop that process first.',
  'home.notHandedOver':
    'Patchbay runs without a window with this home (process {pid}) and did not hand it over within {seconds} s.',
  'notice.socketFailed': 'The command line cannot reach this Patchbay: it cannot listen at {path}: {problem}',
  'notice.launcherFailed':
    'The command line and other apps may start an older Patchbay: its launcher could not be written: {problem}',
  'home.identityDamaged':
    'The file {file} is damaged. It says which secrets in the keychain belong to this home.',
  'home.identityDamaged.advice':
    'Put home.json back from a copy of this folder. Without a copy, rename that file: Patchbay then starts with a new one. Restore a backup there, or enter the secrets again.',
  'home.unusable': 'The home folder {path} cannot be used: {problem}',
  'home.unusable.advice': 'Set PATCHBAY_HOME to a folder that you can write to, then start Patchbay again.',
};
