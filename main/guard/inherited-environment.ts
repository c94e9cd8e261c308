/**
 * What a child gets without asking: where things are, who it is and how it speaks. No tokens, session bus, agent
 * socket or runtime folder: through those it could reach the keychain and the user's keys.
 */
const INHERITED = new Set(
  (
    'HOME LOGNAME PATH SHELL TERM USER LANG TZ TMPDIR ' +
    'APPDATA COMSPEC HOMEDRIVE HOMEPATH LOCALAPPDATA NUMBER_OF_PROCESSORS OS PATHEXT PROCESSOR_ARCHITECTURE ' +
    'PROGRAMDATA PROGRAMFILES PROGRAMFILES(X86) SYSTEMDRIVE SYSTEMROOT TEMP TMP USERDOMAIN USERNAME USERPROFILE ' +
    'WINDIR'
  ).split(' '),
);

/** Of `env` what the list above allows. */
export function inheritedEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && isInherited(name)) kept[name] = value;
  }
  return kept;
}

function isInherited(name: string): boolean {
  const upper = process.platform === 'win32' ? name.toUpperCase() : name;
  return INHERITED.has(upper) || upper.startsWith('LC_');
}
