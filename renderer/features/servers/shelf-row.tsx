import type { BundledView } from '#contract/bundled-view.ts';
import type { ServerView } from '#contract/server.ts';
import type { Text } from '#contract/text.ts';
import { tell } from '#renderer/lib/messages.ts';
import { standingOf } from '#renderer/lib/standing.ts';
import { useChecks } from '#renderer/stores/bundled.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { Cell, Row, RowButton } from '#renderer/ui/table.tsx';
import { AddBundled } from './add-bundled.tsx';
import { RunSwitch } from './run-switch.tsx';

/** `view`: it is in the list of servers. */
export function ShelfRow({
  about,
  view,
  open,
  onOpen,
  onAdded,
}: {
  about: BundledView;
  view: ServerView | undefined;
  open: boolean;
  onOpen: () => void;
  onAdded: (refused: Text | undefined) => void;
}) {
  const checks = useChecks(about.id, about.needs.length > 0);
  const refusal = useEngine((engine) => engine.refusals.get(about.id));
  const trouble = refusal ?? (view && 'reason' in view.state ? view.state.reason : undefined);
  const { shape, tone, words } = trouble
    ? ({ shape: 'cross', tone: 'failed', words: trouble } as const)
    : standingOf(about, view?.server, checks);
  const description = tell(about.description);
  const standing = tell(words);
  return (
    <Row open={open} className="h-9">
      <Cell>
        <RowButton open={open} onClick={onOpen} className="font-medium">
          {about.title}
        </RowButton>
      </Cell>
      <Cell className="text-ink-2 @max-2xl:hidden" title={description}>
        {description}
      </Cell>
      <Cell className="@max-md:hidden" title={standing}>
        <span className="flex items-center gap-2">
          <Glyph shape={shape} tone={tone} />
          <span className="min-w-0 truncate text-ink-2">{standing}</span>
        </span>
      </Cell>
      <Cell className="overflow-visible">
        <span className="relative z-1 -mr-1.5 flex items-center justify-end">
          {view ? <RunSwitch view={view} /> : <AddBundled server={about} onDone={onAdded} />}
        </span>
      </Cell>
    </Row>
  );
}
