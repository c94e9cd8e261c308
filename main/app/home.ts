import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { text } from '#contract/text.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { StartFailure } from './start-failure.ts';

/** Where everything of one Patchbay lives (GLOSSARY "Home"). */
export interface Home {
  path: string;
  /** Names this home in the keychain, also after the folder was moved. */
  id: string;
  /** The user named this folder himself, so its workspace is inside it. */
  chosen: boolean;
}

const Identity = z.object({ id: z.string().regex(/^[0-9a-f-]{36}$/) });

/**
 * Makes the folders of the home, readable by their owner alone. The identity is a file of its own, so that a damaged
 * database does not cost the secrets. Throws StartFailure when the folder cannot be used.
 */
export function openHome({ path, chosen }: { path: string; chosen: boolean }): Home {
  try {
    for (const folder of ['', 'logs', 'bin', 'cache'])
      mkdirSync(join(path, folder), { recursive: true, mode: 0o700 });
    return { path, chosen, id: identityOf(join(path, 'home.json')) };
  } catch (error) {
    if (error instanceof StartFailure) throw error;
    throw new StartFailure(
      text('home.unusable', { path, problem: problemOf(error) }),
      text('home.unusable.advice'),
    );
  }
}

/** The home as it is, without making anything of it; undefined: there is none. */
export function readHome({ path, chosen }: { path: string; chosen: boolean }): Home | undefined {
  try {
    return { path, chosen, ...Identity.parse(JSON.parse(readFileSync(join(path, 'home.json'), 'utf8'))) };
  } catch {
    return undefined;
  }
}

function identityOf(file: string): string {
  try {
    writeFileSync(file, JSON.stringify({ id: randomUUID() }), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const said = readFileSync(file, 'utf8');
  try {
    return Identity.parse(JSON.parse(said)).id;
  } catch {
    throw new StartFailure(text('home.identityDamaged', { file }), text('home.identityDamaged.advice'));
  }
}
