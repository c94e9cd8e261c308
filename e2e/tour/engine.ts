import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { CallRecord } from '#contract/call.ts';
import type { Params, RequestName, Result } from '#contract/requests.ts';
import type { ServerView } from '#contract/server.ts';
import type { Tour } from './tour.ts';

/** What the window itself can ask; throws on a refusal. */
export async function ask<N extends RequestName>(tour: Tour, name: N, params: Params<N>): Promise<Result<N>> {
  const reply = await tour.app().main.request(name, params);
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
  return reply.value as Result<N>;
}

export async function serverOf(tour: Tour, id: string): Promise<ServerView | undefined> {
  const { servers } = await ask(tour, 'state.snapshot', {});
  return servers.find(({ server }) => server.id === id);
}

/** How the calls of a server ended, by its records: `name outcome`, sorted. */
export async function recordsOf(tour: Tour, server: string): Promise<string[]> {
  const records: CallRecord[] = await ask(tour, 'call.list', { server, limit: 1000 });
  return records.map(({ name, outcome }) => `${name} ${outcome ?? 'open'}`).toSorted();
}

/** How often each word is there: `2 ok, 1 denied`. */
export function tally(words: readonly string[]): string {
  return [...new Set(words)]
    .map((word) => `${words.filter((one) => one === word).length} ${word}`)
    .join(', ');
}

/** Outcome rows that hold all these texts, counted in the audit's file beside the engine. */
export function outcomeRows(tour: Tour, ...texts: string[]): number {
  return auditRows(tour).filter(
    ({ body }) => body.includes('"kind":"outcome"') && texts.every((text) => body.includes(text)),
  ).length;
}

/** The rows up to `last` (absent: all), as one SHA-256. */
export function rowsHash(tour: Tour, last = Number.MAX_SAFE_INTEGER): { rows: number; hash: string } {
  const rows = auditRows(tour).filter(({ seq }) => seq <= last);
  const hash = createHash('sha256');
  for (const row of rows) hash.update(`${row.seq} ${row.hash} ${row.body}\n`);
  return { rows: rows.length, hash: hash.digest('hex') };
}

function auditRows(tour: Tour): { seq: number; hash: string; body: string }[] {
  const db = new Sqlite(join(tour.home, 'audit.db'), { readonly: true });
  try {
    return db.prepare('SELECT seq, hash, body FROM audit ORDER BY seq').all() as never;
  } finally {
    db.close();
  }
}

/** The command line that the app has written for the terminal and for other apps. */
export function patchbay(tour: Tour, ...words: string[]): Promise<{ code: number | null; stdout: string }> {
  return new Promise((end) => {
    const child = execFile(join(tour.home, 'bin/patchbay'), words, { timeout: 60_000 }, (_error, stdout) => {
      end({ code: child.exitCode, stdout });
    });
  });
}
