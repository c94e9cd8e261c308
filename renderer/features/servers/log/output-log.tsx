import { useMemo, useState } from 'react';
import type { LogLine } from '#contract/server.ts';
import { exactTime } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Select } from '#renderer/ui/input.tsx';
import { plainLine } from '../plain-line.ts';
import { LineRow } from './line-row.tsx';
import { LogFilterBar, LogFoot } from './log-bars.tsx';
import { linesWith, needleOf } from './log-filter.ts';
import type { StreamChoice } from './log-filter.ts';
import { Stream } from './stream.tsx';
import { useFrozen } from './use-frozen.ts';

const NONE: readonly LogLine[] = [];
const LINE = 18;
const STREAMS = ['all', 'stderr', 'stdout', 'patchbay'] as const;

/** Lines have no number of their own: each gets one when it is first seen. */
const numbers = new WeakMap<LogLine, number>();
let next = 0;
function numberOf(line: LogLine): number {
  const known = numbers.get(line);
  if (known !== undefined) return known;
  next += 1;
  numbers.set(line, next);
  return next;
}

/** What the server prints, as it prints it, and what Patchbay says of it. */
export function OutputLog({ server }: { server: string }) {
  const live = useEngine((state) => state.mirror?.logs.get(server) ?? NONE);
  const { items, follow, setFollow, fresh } = useFrozen(live);
  const [typed, type] = useState('');
  const [stream, setStream] = useState<StreamChoice>('all');
  const [wrap, setWrap] = useState(true);
  const needle = useMemo(() => (typed === '' ? undefined : needleOf(typed)), [typed]);
  const lines = useMemo(() => linesWith(items, stream, needle), [items, stream, needle]);

  if (live.length === 0) return <EmptyState text={t('servers.logEmpty')} />;
  return (
    <>
      <LogFilterBar typed={typed} onType={type} wrap={wrap} onWrap={setWrap}>
        <Select
          aria-label={t('log.stream')}
          className="w-auto! shrink-0"
          value={stream}
          onChange={(event) => setStream(event.target.value as StreamChoice)}
        >
          {STREAMS.map((choice) => (
            <option key={choice} value={choice}>
              {t(`log.stream.${choice}`)}
            </option>
          ))}
        </Select>
      </LogFilterBar>
      {lines.length === 0 ? (
        <EmptyState text={typed === '' ? t('log.noStream') : t('log.noMatch', { query: typed })} />
      ) : (
        <Stream
          label={t('servers.log')}
          items={lines}
          keyOf={numberOf}
          height={LINE}
          wrap={wrap}
          follow={follow}
          onFollow={setFollow}
        >
          {(line) => <LineRow line={line} needle={needle} wrap={wrap} />}
        </Stream>
      )}
      <LogFoot
        counted="servers.lines"
        shown={lines.length}
        all={items.length}
        fresh={fresh}
        follow={follow}
        onFollow={setFollow}
        textOf={(what) => (what === 'all' ? live : lines).map(asText).join('\n')}
      />
    </>
  );
}

function asText({ at, stream, line }: LogLine): string {
  return `${exactTime(at)} ${stream} ${plainLine(line)}`;
}
