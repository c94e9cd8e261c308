import { RotateCw } from 'lucide-react';
import type { MessageCode } from '#contract/messages/en.ts';
import type { ServerView } from '#contract/server.ts';
import { amount, byteSize, percent } from '#renderer/lib/format.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import type { Load } from '#renderer/lib/server-load.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { operate } from '#renderer/stores/servers.ts';
import { classes } from '#renderer/ui/classes.ts';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Cell, Row, RowButton } from '#renderer/ui/table.tsx';
import { isOn, sharesTitle, stateLook } from '#renderer/lib/server-look.ts';
import { useShown } from '#renderer/stores/use-shown.ts';
import { shortLine } from './command-line.ts';
import { RunSwitch } from './run-switch.tsx';

export function ServerRow({
  view,
  calls,
  load,
  open,
  onOpen,
}: {
  view: ServerView;
  /** Of the last hour. */
  calls: number | undefined;
  /** Right now. */
  load: Load | undefined;
  open: boolean;
  onOpen: () => void;
}) {
  const { id, title, launch } = view.server;
  const refusal = useEngine((engine) => engine.refusals.get(id));
  const state = useShown(view);
  const shared = useEngine((engine) => sharesTitle(title, engine.mirror?.servers ?? []));
  const look = stateLook(state);
  const trouble = refusal ?? (view.state.state === state && 'reason' in view.state && view.state.reason);
  const words =
    state === 'asking'
      ? t('servers.askingLong')
      : trouble
        ? tell(trouble)
        : view.description && tell(view.description);
  const running = state === 'ready' || state === 'degraded';
  const own = launch.type === 'stdio';
  const untold = !own ? 'servers.noProcess' : isOn(state) ? 'servers.notKnown' : 'servers.notRunning';
  const taken = isOn(state) ? load : undefined;
  return (
    <Row open={open} className="h-9">
      <Cell>
        <span className="flex items-center gap-2">
          <Glyph shape={look.shape} tone={look.tone} />
          <span className={isOn(state) || state === 'failed' ? undefined : 'text-ink-2'}>{t(look.word)}</span>
        </span>
      </Cell>
      <Cell>
        <RowButton
          open={open}
          onClick={onOpen}
          className={classes('font-medium', state === 'off' && 'text-ink-3')}
        >
          {title}
          {shared && <span className="font-mono text-note font-normal text-ink-3"> {id}</span>}
        </RowButton>
      </Cell>
      <Cell className="text-ink-2 @max-2xl:hidden">
        {words ?? (
          <span className="font-mono text-note text-ink-3">
            {launch.type === 'stdio' ? shortLine(launch) : launch.url}
          </span>
        )}
      </Cell>
      <Cell className="text-right tabular-nums">
        {view.tools === undefined ? <None /> : amount(view.tools)}
      </Cell>
      <Cell className="text-right text-ink-2 tabular-nums @max-5xl:hidden">
        {calls === undefined || calls === 0 ? <None word="servers.noCalls" /> : amount(calls)}
      </Cell>
      <Cell className="text-right text-ink-2 tabular-nums @max-md:hidden">
        {taken ? percent(taken.cpu) : <None word={untold} />}
      </Cell>
      <Cell className="text-right text-ink-2 tabular-nums @max-md:hidden">
        {taken ? byteSize(taken.memory) : <None word={untold} />}
      </Cell>
      <Cell className="overflow-visible">
        <span className="relative z-1 -mr-1.5 flex items-center justify-end gap-1">
          {running && (
            <IconButton
              label={t('servers.restart', { server: title })}
              onClick={() => void operate(id, 'restart')}
            >
              <RotateCw size={14} aria-hidden />
            </IconButton>
          )}
          <RunSwitch view={view} />
        </span>
      </Cell>
    </Row>
  );
}

function None({ word = 'servers.notKnown' }: { word?: MessageCode }) {
  return (
    <>
      <span aria-hidden className="text-ink-3">
        –
      </span>
      <span className="sr-only">{t(word)}</span>
    </>
  );
}
