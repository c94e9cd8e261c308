import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstSpoken, spokenOf } from '#contract/messages/language.ts';
import type { Spoken } from '#contract/messages/language.ts';

const fileOf = (home: string): string => join(home, 'cache', 'language');

/**
 * The language to speak to the owner of a home: `PATCHBAY_LANGUAGE`, else what was chosen in the settings, else the
 * first of the `system`'s that we have. Works without an engine.
 */
export function languageOf(
  home: string,
  system: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Spoken {
  return spokenOf(env['PATCHBAY_LANGUAGE']) ?? spokenOf(chosenLanguage(home)) ?? firstSpoken(system);
}

/** What the settings say, kept where programs find it that do not open the store. */
export function keepLanguage(home: string, choice: string): void {
  if (chosenLanguage(home) === choice) return;
  mkdirSync(join(home, 'cache'), { recursive: true, mode: 0o700 });
  writeFileSync(fileOf(home), choice, { mode: 0o600 });
}

/** What a terminal says of its language (POSIX 8.2), best first. */
export function terminalLanguages(env: NodeJS.ProcessEnv = process.env): string[] {
  const set = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  return set === undefined ? [] : [set];
}

function chosenLanguage(home: string): string | undefined {
  try {
    return readFileSync(fileOf(home), 'utf8');
  } catch {
    return undefined;
  }
}
