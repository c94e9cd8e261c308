import type { CallApproval } from '#contract/approval.ts';
import { wordList } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { verbWord } from '#renderer/lib/verb-words.ts';
import { visiblePieces } from '#renderer/lib/visible-text.ts';
import { ExactText } from '#renderer/ui/exact-text.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { Sentence } from '#renderer/asked/sentence.tsx';

const SENTENCES = {
  tool: 'approval.sentence',
  resource: 'approval.sentence.resource',
  prompt: 'approval.sentence.prompt',
} as const;

/** Who wants what in a sentence, the exact arguments, and what it may do. A resource takes none. */
export function Question({ approval }: { approval: CallApproval }) {
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 px-5 pt-5">
      <h1 className="max-h-[35vh] shrink-0 overflow-y-auto text-section break-words">
        <Sentence
          code={SENTENCES[approval.callKind]}
          params={{
            owner: String(approval.principal === 'owner'),
            who: approval.principal,
            tool: approval.tool.name,
            server: approval.serverTitle,
            via: approval.via,
          }}
        />
      </h1>
      {approval.callKind !== 'resource' && <Arguments args={approval.args} />}
      <Reach verbs={approval.verbs} />
    </div>
  );
}

function Arguments({ args }: { args: CallApproval['args'] }) {
  const empty = typeof args === 'object' && args !== null && Object.keys(args).length === 0;
  if (empty) return <p className="text-ink-2">{t('approval.noArguments')}</p>;
  return (
    <div className="flex min-h-24 flex-col gap-1.5">
      <h2 className="text-label text-ink-3">{t('approval.arguments')}</h2>
      <section
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard
        tabIndex={0}
        aria-label={t('approval.arguments')}
        className="min-h-0 overflow-auto rounded-control bg-sunken px-3 py-2 text-note"
      >
        <pre dir="ltr" className="font-mono [overflow-wrap:anywhere] whitespace-pre-wrap">
          <ExactText pieces={visiblePieces(JSON.stringify(args, null, 2))} />
        </pre>
      </section>
    </div>
  );
}

function Reach({ verbs }: { verbs: CallApproval['verbs'] }) {
  if (verbs.source === 'unknown' || verbs.verbs.length === 0) {
    return (
      <p className="flex shrink-0 items-center gap-2">
        <Glyph shape="half" tone="degraded" />
        {t('approval.unknownVerbs')}
      </p>
    );
  }
  const words = wordList(verbs.verbs.map((verb) => t(verbWord(verb))));
  return <p className="shrink-0">{t('approval.mayDo', { verbs: words })}</p>;
}
