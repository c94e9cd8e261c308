import type { RoundContext } from '#contract/chat/experts.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { readLook } from '#renderer/lib/round-look.ts';
import { visiblePieces, visibleText } from '#renderer/lib/visible-text.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { Callout } from '#renderer/ui/callout.tsx';
import { CodeBlock } from '#renderer/ui/code-block.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { CallLink } from '../call-link.tsx';
import { OriginWords } from '../memory/origin-words.tsx';
import { UsedEntries } from '../memory/used-entries.tsx';
import { OpenLine } from '../open-line.tsx';
import { Provenance } from '../provenance.tsx';
import { AskedElsewhere } from './asked-elsewhere.tsx';

/** One thing that the experts were given, under the name by which they refer to it. */
export function ContextLine({
  context,
  open,
  onOpen,
}: {
  context: RoundContext;
  open: boolean;
  onOpen: (open: boolean) => void;
}) {
  const { id, server, name, call, problem, text, cut, untrusted, entry, left } = context;
  const asks = useEngine(({ mirror }) => mirror?.approvals.some((one) => isFor(one, call))) === true;
  const look = readLook(context);
  return (
    <>
      <OpenLine
        icon={
          asks ? <Glyph shape="hourglass" tone="waiting" /> : <Glyph shape={look.shape} tone={look.tone} />
        }
        name={`${id} ${server === undefined ? t('experts.memory') : server} › ${visibleText(name)}`}
        note={problem ? tell(problem) : t(asks ? 'outcome.asking' : look.word)}
        open={open}
        onOpen={() => onOpen(!open)}
      >
        {problem && <Callout title={tell(problem)} />}
        {text !== undefined && (
          <>
            {untrusted && server !== undefined && <Provenance server={server} tool={visibleText(name)} />}
            <CodeBlock label={id} text={visiblePieces(text, 'prose')} />
            {cut && <p className="text-note text-ink-2">{t('experts.cut')}</p>}
          </>
        )}
        {entry && <UsedEntries entries={[entry]} />}
        <OriginWords origin={entry?.origin} />
        {entry && cut && <p className="text-note text-ink-2">{t('experts.cut')}</p>}
        {left !== undefined && <p className="text-note text-ink-2">{t('memory.left', { count: left })}</p>}
        {call !== undefined && <CallLink id={call} />}
      </OpenLine>
      {asks && <AskedElsewhere />}
    </>
  );
}

function isFor(approval: { kind: string; callId?: string }, call: string | undefined): boolean {
  return call !== undefined && approval.kind === 'call' && approval.callId === call;
}
