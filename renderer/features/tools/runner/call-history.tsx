import { Pencil, RotateCcw } from 'lucide-react';
import type { CallRecord } from '#contract/call.ts';
import { callLook } from '#renderer/lib/call-look.ts';
import { ago, duration, exactDuration, exactTime } from '#renderer/lib/format.ts';
import { isObject } from '#renderer/lib/json-value.ts';
import { t, textOf } from '#renderer/lib/messages.ts';
import type { Callable } from '#renderer/lib/offer-call.ts';
import { useNow } from '#renderer/lib/use-now.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { fillIn } from '#renderer/stores/desk.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { useHistory } from '#renderer/stores/history.ts';
import { call, exactArguments } from '#renderer/stores/runs.ts';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Section } from '#renderer/ui/section.tsx';

const PREVIEW = 200;
const TICK_MS = 10_000;

/** The last calls of this offer from here, each to be run again as it was, or edited first. */
export function CallHistory({
  callable,
  running,
  onEdit,
}: {
  callable: Callable;
  running: boolean;
  /** After the form was filled. */
  onEdit: () => void;
}) {
  const calls = useHistory(callable);
  const approvals = useEngine(({ mirror }) => mirror?.approvals);
  const now = useNow(TICK_MS);
  if (!calls) return null;
  return (
    <Section title={t('runner.history')}>
      {calls.length === 0 && <p className="text-ink-2">{t('runner.historyNone')}</p>}
      <ul>
        {calls.map((record) => (
          <PastCall
            key={record.id}
            {...{ callable, record, now, running, onEdit }}
            asking={approvals?.some((one) => 'callId' in one && one.callId === record.id) ?? false}
          />
        ))}
      </ul>
    </Section>
  );
}

function PastCall({
  callable,
  record,
  now,
  running,
  asking,
  onEdit,
}: {
  callable: Callable;
  record: CallRecord;
  now: number;
  running: boolean;
  asking: boolean;
  onEdit: () => void;
}) {
  const look = callLook(record.outcome, asking);
  const exact = exactArguments(record.id);
  const kept = exact ?? (isObject(record.args) ? record.args : undefined);
  // A URI says all; the values that made it are known only to the window that sent them.
  const uri = callable.kind === 'resource';
  const again = uri || exact || !record.altered ? kept : undefined;
  const editable = callable.offer === 'template' ? exact : uri ? undefined : kept;
  return (
    <li className="flex h-9 items-center gap-2 border-b border-hairline/70 last:border-0">
      <Glyph shape={look.shape} tone={look.tone} />
      <span className="sr-only">{t(look.word)}</span>
      <span className="min-w-0 flex-1 truncate font-mono text-note">{preview(callable, record)}</span>
      <time
        dateTime={new Date(record.at).toISOString()}
        title={exactTime(record.at)}
        className="shrink-0 text-note text-ink-3 tabular-nums"
      >
        {ago(record.at, now)}
      </time>
      <span
        title={record.totalMs === undefined ? undefined : exactDuration(record.totalMs)}
        className="w-14 shrink-0 text-right text-note text-ink-3 tabular-nums"
      >
        {record.totalMs !== undefined && duration(record.totalMs)}
      </span>
      <span className="flex shrink-0">
        <IconButton
          label={again ? t('runner.again') : `${t('runner.again')}: ${t('runner.notExact')}`}
          aria-disabled={!again || running}
          className={again ? 'w-6' : 'w-6 opacity-40'}
          onClick={() => again && void call(callable, uri ? record.name : callable.name, again)}
        >
          <RotateCcw size={14} aria-hidden />
        </IconButton>
        {editable && (
          <IconButton
            label={t('runner.editAndRun')}
            className="w-6"
            onClick={() => {
              fillIn(callable.key, editable, record.altered && !exact ? textOf('runner.fillIn') : undefined);
              onEdit();
            }}
          >
            <Pencil size={14} aria-hidden />
          </IconButton>
        )}
      </span>
    </li>
  );
}

function preview({ offer, kind }: Callable, { args, name, outcome }: CallRecord): string {
  if (offer === 'template') return visibleText(name.slice(0, PREVIEW));
  if (kind === 'resource') return t(callLook(outcome, false).word);
  return visibleText(JSON.stringify(args).slice(0, PREVIEW));
}
