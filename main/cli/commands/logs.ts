import { setTimeout as delay } from 'node:timers/promises';
import type { LogLine } from '#contract/server.ts';
import { text } from '#contract/text.ts';
import type { Command } from '../command.ts';
import { EXIT, usageFailure } from '../exit.ts';
import type { Output } from '../output.ts';
import { plainLine } from '../output.ts';

const MOST = 10_000;
const LOOK_MS = 500;
/** So many lines tell where we were; times are in them. */
const TAIL = 100;

/** What a server printed, and with --follow what it goes on to print. */
export const logs: Command = {
  name: 'logs',
  usage: 'SERVER [--lines N] [--follow]',
  about: 'cli.about.logs',
  options: { lines: { type: 'string', short: 'n' }, follow: { type: 'boolean', short: 'f' } },
  takes: { min: 1, max: 1 },
  async run({ engine, out, values, positionals: [server = ''], signal }) {
    const limit = Number(values['lines'] ?? 100);
    if (!Number.isInteger(limit) || limit < 1 || limit > MOST) {
      throw usageFailure(logs, text('cli.wrongOption', { option: '--lines', allowed: `1 … ${MOST}` }));
    }
    let seen = await engine.request('server.logs', { server, limit });
    if (values['follow'] !== true) {
      if (out.json) out.result(seen, () => []);
      else show(out, seen);
      return EXIT.ok;
    }
    show(out, seen);
    for (;;) {
      await delay(LOOK_MS, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return EXIT.cancelled;
      const now = await engine.request('server.logs', { server, limit: MOST });
      show(out, newLines(seen.slice(-TAIL), now));
      seen = now;
    }
  },
};

/** Lines behind those of `tail`, of which the first ones may be there no more; all of them when none is. */
export function newLines(tail: readonly LogLine[], now: readonly LogLine[]): readonly LogLine[] {
  const fits = (at: number): boolean =>
    tail.every((line, index) => at + index < 0 || same(line, now[at + index]));
  for (let at = 0; at + tail.length <= now.length; at++) {
    if (fits(at)) return now.slice(at + tail.length);
  }
  for (let lost = 1; lost < tail.length; lost++) {
    if (fits(-lost)) return now.slice(tail.length - lost);
  }
  return now;
}

function same(one: LogLine, other: LogLine | undefined): boolean {
  return one.at === other?.at && one.stream === other.stream && one.line === other.line;
}

function show(out: Output, lines: readonly LogLine[]): void {
  for (const line of lines) {
    out.line(line, `${new Date(line.at).toISOString()} ${line.stream} ${plainLine(line.line)}`);
  }
}
