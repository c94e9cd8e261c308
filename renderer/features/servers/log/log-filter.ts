import type { LogLine } from '#contract/server.ts';

/** A run of text, and whether it is what was looked for. */
export interface Run {
  text: string;
  hit: boolean;
}

/** Finds plain text whatever its case. Nothing typed finds everything. */
export interface Needle {
  in(text: string): boolean;
  runs(text: string): Run[];
}

export function needleOf(typed: string): Needle {
  if (typed === '') return { in: () => true, runs: (text) => [{ text, hit: false }] };
  const plain = typed.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
  const once = new RegExp(plain, 'iu');
  const each = new RegExp(plain, 'giu');
  return {
    in: (text) => once.test(text),
    runs(text) {
      const runs: Run[] = [];
      let end = 0;
      for (const { 0: hit, index } of text.matchAll(each)) {
        if (index > end) runs.push({ text: text.slice(end, index), hit: false });
        runs.push({ text: hit, hit: true });
        end = index + hit.length;
      }
      if (end < text.length) runs.push({ text: text.slice(end), hit: false });
      return runs;
    },
  };
}

export type StreamChoice = LogLine['stream'] | 'all';

/** The lines of one stream, or of all, in which the needle is. The same array when that is all of them. */
export function linesWith(
  lines: readonly LogLine[],
  stream: StreamChoice,
  needle: Needle | undefined,
): readonly LogLine[] {
  if (stream === 'all' && !needle) return lines;
  return lines.filter(
    (line) => (stream === 'all' || line.stream === stream) && (!needle || needle.in(line.line)),
  );
}

/** How many items came after those of `frozen`; undefined when so many came that they cannot be told. */
export function newSince<T>(frozen: readonly T[], now: readonly T[]): number | undefined {
  const last = frozen.at(-1);
  if (last === undefined) return now.length;
  const at = now.lastIndexOf(last);
  return at < 0 ? undefined : now.length - 1 - at;
}
