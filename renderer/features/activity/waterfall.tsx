import type { CallRecord } from '#contract/call.ts';
import type { MessageCode } from '#contract/messages/en.ts';
import { duration, exactDuration } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { classes } from '#renderer/ui/classes.ts';

const ORDER = ['recorded', 'identified', 'admitted', 'validated', 'granted', 'invoked'] as const;

interface Step {
  word: MessageCode;
  /** ms after the call came in. */
  start: number;
  ms: number;
  colour: string;
}

/** Where the time of a call went: each stage by itself, one under the other as they followed. */
export function Waterfall({ call }: { call: CallRecord }) {
  const { steps, whole } = stepsOf(call);
  return (
    <ol className="flex flex-col">
      {steps.map(({ word, start, ms, colour }) => (
        <li key={word} className="grid h-6 grid-cols-[120px_1fr_64px] items-center gap-3">
          <span className="truncate text-ink-2">{t(word)}</span>
          <span aria-hidden className="relative h-1 rounded-full bg-hairline/60">
            <span
              className={classes('absolute inset-y-0 min-w-0.5 rounded-full', colour)}
              style={{ left: `${Math.min(99, (start / whole) * 100)}%`, width: `${(ms / whole) * 100}%` }}
            />
          </span>
          <span title={exactDuration(ms)} className="text-right text-note text-ink-2 tabular-nums">
            {ms < 1 ? exactDuration(ms) : duration(ms)}
          </span>
        </li>
      ))}
    </ol>
  );
}

function stepsOf({ stages = {}, waitedMs, upstreamMs }: CallRecord): { steps: Step[]; whole: number } {
  const steps: Step[] = [];
  let start = 0;
  const add = (word: MessageCode, ms: number | undefined, colour: string) => {
    if (ms === undefined) return;
    steps.push({ word, start, ms, colour });
    start += ms;
  };
  for (const stage of ORDER) {
    add(`activity.stage.${stage}`, stages[stage], 'bg-ink-3');
    if (stage === 'granted') add('activity.stage.waited', waitedMs, 'bg-waiting');
    if (stage === 'invoked') add('activity.stage.upstream', upstreamMs, 'bg-starting');
  }
  return { steps, whole: Math.max(0.001, start) };
}
