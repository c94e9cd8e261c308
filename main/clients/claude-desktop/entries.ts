import { basename } from 'node:path';
import type { ClientEntry } from '#contract/client-app.ts';
import { sameServer } from '#contract/ids.ts';
import { SECRET_REFERENCE } from '#contract/secret.ts';
import type { Server } from '#contract/server.ts';
import type { FoundServer } from '../found-server.ts';
import { serverOfEntry } from '../json-entry.ts';
import { readJson } from '../jsonc.ts';
import { SERVERS } from './document.ts';

interface Known {
  servers: readonly Server[];
  /** The launcher that our own entries name. */
  launcher: string;
  redact: (value: string) => string;
}

/** The servers of a configuration that was read as a document, and what they have to do with ours. */
export function entriesIn(source: string, { servers, launcher, redact }: Known): ClientEntry[] {
  const read = readJson(source);
  const container = read.ok && read.value instanceof Map ? read.value.get(SERVERS) : undefined;
  if (!(container instanceof Map)) return [];
  return Array.from(container, ([name, value]) => {
    const found = serverOfEntry({ name, value, passwordInputs: new Set() }, []);
    if (found === undefined) return { name, shown: '' };
    const through = launchedBy(found, launcher);
    const ours = servers.find(({ id }) => through !== undefined && sameServer(id, through))?.id;
    const same = ours === undefined ? servers.find((server) => isSame(found, server))?.id : undefined;
    return {
      name,
      shown: redact(lineOf(found)),
      ...(ours === undefined ? {} : { ours }),
      ...(same === undefined ? {} : { same }),
    };
  });
}

/** The server that `patchbay run` of this home is to start. */
function launchedBy(found: FoundServer, launcher: string): string | undefined {
  if (found.by !== 'command' || found.command !== launcher) return undefined;
  const [run, server] = found.args;
  return run === 'run' ? server : undefined;
}

function lineOf(found: FoundServer): string {
  if (found.by === 'url') return found.url;
  return [found.command, ...found.args]
    .map((word) => (/^[^\s"']+$/.test(word) ? word : JSON.stringify(word)))
    .join(' ');
}

function isSame(found: FoundServer, { launch, source }: Server): boolean {
  if (source === 'bundled') return false;
  if (found.by === 'url' || launch.type !== 'stdio') {
    return found.by === 'url' && launch.type !== 'stdio' && fits(launch.url, found.url);
  }
  const env = new Map(found.env);
  return (
    isSameProgram(launch.command, found.command) &&
    (launch.cwd ?? '') === (found.cwd ?? '') &&
    launch.args.length === found.args.length &&
    launch.args.every((arg, at) => arg === found.args[at]) &&
    Object.keys(launch.env).length === env.size &&
    Object.entries(launch.env).every(([name, value]) => fits(value, env.get(name)))
  );
}

/** An entry of ours names the whole path of what may be written as a name alone here. */
function isSameProgram(own: string, theirs: string): boolean {
  return own === theirs || (!/[\\/]/.test(own) && basename(theirs) === own);
}

/** Whether this is our text with anything in place of its secrets. */
function fits(own: string, theirs: string | undefined): boolean {
  if (theirs === undefined) return false;
  const parts = own.split(SECRET_REFERENCE).filter((_, at) => at % 2 === 0);
  if (parts.length === 1) return own === theirs;
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const next = index === 0 ? (theirs.startsWith(part) ? 0 : -1) : theirs.indexOf(part, at);
    if (next === -1) return false;
    at = next + part.length;
  }
  return theirs.endsWith(parts.at(-1) ?? '');
}
