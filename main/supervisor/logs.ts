import type { Readable } from 'node:stream';
import { join } from 'node:path';
import type { InstanceId } from '#contract/ids.ts';
import type { LogLine } from '#contract/server.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { Logger } from '#main/kernel/logger.ts';
import { createLineSplitter, plainLine } from './line-splitter.ts';
import { createLogFile } from './log-file.ts';
import type { LogFile } from './log-file.ts';

/** What servers print beside the protocol: the last lines in memory, more of them in `<dir>/<instance>.log`. */
export interface Logs {
  /** Reads `source` to its end, then resolves; a slow disk slows the source down. */
  collect(instance: InstanceId, source: Readable): Promise<void>;
  /** Adds lines that did not come from its stderr. */
  add(instance: InstanceId, stream: LogLine['stream'], lines: readonly string[]): void;
  /** The last `n` lines (at most 2,000 are held), oldest first. */
  last(instance: InstanceId, n: number): LogLine[];
  /** Resolves when everything that was collected is on disk. */
  flush(): Promise<void>;
}

export interface LogsOptions {
  dir: string;
  clock: Clock;
  logger: Logger;
  /** Takes secrets out of a line before any copy of it is made. */
  redact: (line: string) => string;
  onLog: (lines: LogLine[]) => void;
}

const HELD_LINES = 2_000;
const MAX_LINE_CHARS = 8 * 1024;
const BATCH_MS = 50;
const BATCH_LINES = 10_000;
const LIMITS = { maxBytes: 5 * 1024 * 1024, files: 3 };

interface Log {
  file: LogFile;
  held: LogLine[];
  /** Not yet on disk, nor told. */
  fresh: LogLine[];
  failing: boolean;
}

export function createLogs(options: LogsOptions): Logs {
  const { dir, clock, logger, redact, onLog } = options;
  const logs = new Map<InstanceId, Log>();
  let callOff: (() => void) | undefined;

  function logOf(instance: InstanceId): Log {
    let log = logs.get(instance);
    if (log === undefined) {
      const file = createLogFile(join(dir, `${instance}.log`), LIMITS);
      log = { file, held: [], fresh: [], failing: false };
      logs.set(instance, log);
    }
    return log;
  }

  function keep(instance: InstanceId, stream: LogLine['stream'], raws: readonly string[]): Log {
    const log = logOf(instance);
    const at = clock.now();
    for (const raw of raws) {
      // Redacted as a reader would see it, and before the cut, which could leave half a secret behind.
      const line = redact(plainLine(raw)).slice(0, MAX_LINE_CHARS);
      const entry: LogLine = { instance, at, stream, line };
      log.held.push(entry);
      log.fresh.push(entry);
    }
    if (log.held.length > 2 * HELD_LINES) log.held = log.held.slice(-HELD_LINES);
    callOff ??= clock.after(BATCH_MS, () => void flush());
    return log;
  }

  async function flush(): Promise<void> {
    callOff?.();
    callOff = undefined;
    await Promise.all([...logs].map(([instance, log]) => write(instance, log)));
  }

  async function write(instance: InstanceId, log: Log): Promise<void> {
    const lines = log.fresh;
    log.fresh = [];
    if (lines.length > 0) onLog(lines.slice(-HELD_LINES));
    try {
      // Also when there is nothing new: the batch before may still be under way.
      await log.file.append(lines.map(asText).join(''));
      if (lines.length > 0) log.failing = false;
    } catch (error) {
      if (!log.failing) logger.error('server.logUnwritable', error, { instance });
      log.failing = true;
    }
  }

  return {
    async collect(instance, source) {
      const splitter = createLineSplitter();
      try {
        for await (const chunk of source) {
          const log = keep(instance, 'stderr', splitter.push(chunk as Buffer));
          if (log.fresh.length > BATCH_LINES) await write(instance, log);
        }
      } catch {
        // The pipe broke or was destroyed: what came before that counts.
      }
      keep(instance, 'stderr', splitter.end());
    },
    add: (instance, stream, lines) => void keep(instance, stream, lines),
    last: (instance, n) => (n <= 0 ? [] : (logs.get(instance)?.held.slice(-Math.min(n, HELD_LINES)) ?? [])),
    flush,
  };
}

function asText({ at, stream, line }: LogLine): string {
  return `${new Date(at).toISOString()} ${stream} ${line}\n`;
}
