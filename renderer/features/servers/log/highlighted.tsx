import type { Needle } from './log-filter.ts';

/** Text in which what was looked for stands out. */
export function Highlighted({ text, needle }: { text: string; needle: Needle | undefined }) {
  if (!needle) return text;
  return needle.runs(text).map((run, at) =>
    run.hit ? (
      <mark
        // oxlint-disable-next-line react/no-array-index-key -- runs of text have no other identity
        key={at}
        className="rounded-[2px] bg-accent-soft text-ink outline-1 outline-accent"
      >
        {run.text}
      </mark>
    ) : (
      run.text
    ),
  );
}
