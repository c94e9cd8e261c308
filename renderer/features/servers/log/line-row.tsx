import type { LogLine } from '#contract/server.ts';
import { clockTime, exactTime } from '#renderer/lib/format.ts';
import { classes } from '#renderer/ui/classes.ts';
import { plainLine } from '../plain-line.ts';
import { Highlighted } from './highlighted.tsx';
import type { Needle } from './log-filter.ts';

/** One line that a server printed, or that Patchbay says of it. */
export function LineRow({
  line,
  needle,
  wrap,
}: {
  line: LogLine;
  needle: Needle | undefined;
  wrap: boolean;
}) {
  return (
    <p className="flex gap-2">
      <time title={exactTime(line.at)} className="shrink-0 text-ink-3 tabular-nums select-none">
        {clockTime(line.at).slice(0, 8)}
      </time>
      {line.stream === 'stdout' && <span className="shrink-0 text-ink-3 select-none">{line.stream}</span>}
      <span
        className={classes(
          wrap ? 'min-w-0 [overflow-wrap:anywhere] whitespace-pre-wrap' : 'whitespace-pre',
          line.stream === 'patchbay' && 'text-ink-2 italic',
        )}
      >
        <Highlighted text={plainLine(line.line)} needle={needle} />
      </span>
    </p>
  );
}
