import { useEffect, useRef, useState } from 'react';
import type { LogLine } from '#contract/server.ts';
import { clockTime, exactTime } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { plainLine } from './plain-line.ts';

const NONE: readonly LogLine[] = [];

/** What the server prints, as it prints it. Scrolling up stops following; scrolling to the end goes on. */
export function LogTab({ server }: { server: string }) {
  const lines = useEngine((state) => state.mirror?.logs.get(server) ?? NONE);
  const [follow, setFollow] = useState(true);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (follow && lines.length > 0) box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [follow, lines]);

  function scrolled() {
    const { current } = box;
    if (current) setFollow(current.scrollHeight - current.scrollTop - current.clientHeight < 24);
  }

  if (lines.length === 0) return <EmptyState text={t('servers.logEmpty')} />;
  return (
    <>
      <div
        ref={box}
        onScroll={scrolled}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard
        tabIndex={0}
        role="log"
        aria-label={t('servers.log')}
        aria-live="off"
        className="min-h-0 flex-1 overflow-y-auto px-4 py-2 font-mono text-note focus-visible:-outline-offset-2"
      >
        {lines.map((line, at) => (
          <Line key={`${line.at} ${at}`} line={line} />
        ))}
      </div>
      <div className="flex h-9 shrink-0 items-center justify-between border-t border-hairline px-4 text-note text-ink-2">
        <span className="tabular-nums">{t('servers.lines', { count: lines.length })}</span>
        <span className="-mr-1.5 flex items-center">
          <span aria-hidden>{t('servers.follow')}</span>
          <Switch label={t('servers.follow')} checked={follow} onChange={setFollow} />
        </span>
      </div>
    </>
  );
}

function Line({ line }: { line: LogLine }) {
  return (
    <p className="flex gap-2">
      <time title={exactTime(line.at)} className="shrink-0 text-ink-3 tabular-nums">
        {clockTime(line.at).slice(0, 8)}
      </time>
      <span
        className={
          line.stream === 'patchbay'
            ? 'min-w-0 [overflow-wrap:anywhere] whitespace-pre-wrap text-ink-2 italic'
            : 'min-w-0 [overflow-wrap:anywhere] whitespace-pre-wrap'
        }
      >
        {plainLine(line.line)}
      </span>
    </p>
  );
}
