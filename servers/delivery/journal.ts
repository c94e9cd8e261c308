import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';

/**
 * Values by key that survive the end of the process, as lines of JSON: the last line of a key holds. Written at
 * once, so that what a call has answered is kept even when the process is killed right after it.
 */
export interface Journal {
  /** The keys that begin with `prefix` and their values, oldest key first. */
  entries(prefix: string): [string, unknown][];
  set(key: string, value: object): void;
  remove(key: string): void;
  close(): void;
}

const FILE_MODE = 0o600;
/** Rewritten when it holds this many lines more than twice what is alive. */
const SPARE_LINES = 1_000;

/** Opens `<folder>/journal.jsonl`; the folder exists and no other process writes to it. */
export function openJournal(folder: string): Journal {
  const file = path.join(folder, 'journal.jsonl');
  const entries = read(file);
  let lines = entries.size;
  rewrite();
  let descriptor = openSync(file, 'a', FILE_MODE);

  /** A new file in the place of the old one: at no time is there half of it. */
  function rewrite(): void {
    const temporary = `${file}.new`;
    const text = [...entries].map(([key, value]) => `${JSON.stringify({ key, value })}\n`).join('');
    writeFileSync(temporary, text, { mode: FILE_MODE });
    renameSync(temporary, file);
    lines = entries.size;
  }

  function append(line: object): void {
    writeSync(descriptor, `${JSON.stringify(line)}\n`);
    lines++;
    if (lines <= 2 * entries.size + SPARE_LINES) return;
    closeSync(descriptor);
    rewrite();
    descriptor = openSync(file, 'a', FILE_MODE);
  }

  return {
    entries: (prefix) => [...entries].filter(([key]) => key.startsWith(prefix)),
    set(key, value) {
      entries.set(key, value);
      append({ key, value });
    },
    remove(key) {
      if (entries.delete(key)) append({ key });
    },
    close() {
      closeSync(descriptor);
    },
  };
}

/** A line that was cut off by a crash, or that is none of ours, is passed over. */
function read(file: string): Map<string, unknown> {
  const entries = new Map<string, unknown>();
  if (!existsSync(file)) return entries;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const parsed = parse(line);
    if (parsed === undefined) continue;
    if (parsed.value === undefined) entries.delete(parsed.key);
    else entries.set(parsed.key, parsed.value);
  }
  return entries;
}

function parse(line: string): { key: string; value?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const isLine = typeof value === 'object' && value !== null && 'key' in value;
    return isLine && typeof value.key === 'string' ? (value as { key: string; value?: unknown }) : undefined;
  } catch {
    return undefined;
  }
}
