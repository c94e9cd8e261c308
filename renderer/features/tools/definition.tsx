import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type { Offer } from '#contract/inventory.ts';
import type { MessageCode } from '#contract/messages/en.ts';
import type { Verbs } from '#contract/verbs.ts';
import { amount, wordList } from '#renderer/lib/format.ts';
import { rich, t } from '#renderer/lib/messages.ts';
import { verbWord } from '#renderer/lib/verb-words.ts';
import { CodeBlock } from '#renderer/ui/code-block.tsx';
import { Fold } from '#renderer/ui/fold.tsx';
import { Exact } from './exact.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { wordsOf } from './offer-words.ts';

const LEARNT: Record<Verbs['source'], MessageCode> = {
  user: 'tools.learnt.user',
  manifest: 'tools.learnt.manifest',
  annotations: 'tools.learnt.annotations',
  protocol: 'tools.learnt.protocol',
  unknown: 'tools.learnt.unknown',
};

/** What an offer is, in its author's words, in which nothing can hide, and in ours. */
export function Definition({ offer, named }: { offer: Offer; named: boolean }) {
  const { name, title, description, annotations, mimeType } = wordsOf(offer);
  const tool = offer.kind === 'tool' ? offer.tool : undefined;
  return (
    <div className="flex flex-col gap-3">
      <div>
        {title !== undefined && title !== name && (
          <p className="font-medium break-words">
            <Exact text={title} />
          </p>
        )}
        {!named && (
          <p className="font-mono text-note font-medium [overflow-wrap:anywhere]">
            <Exact text={name} kind="word" />
          </p>
        )}
      </div>
      {description !== undefined && (
        <p className="max-h-40 overflow-y-auto text-note [overflow-wrap:anywhere] whitespace-pre-line text-ink-2">
          <Exact text={description} />
        </p>
      )}
      <Facts
        facts={[
          tool && { name: t('tools.verbs'), value: <VerbsInWords verbs={tool.verbs} /> },
          offer.kind === 'tool' && {
            name: t('tools.tokens'),
            value: t('tools.tokensOf', { tokens: amount(offer.tokens) }),
          },
          mimeType !== undefined && { name: t('tools.type'), value: <Exact text={mimeType} /> },
          annotations && {
            name: t('tools.annotations'),
            value: (
              <span className="font-mono text-note whitespace-pre-line">
                <Exact text={spelledOut(annotations)} />
              </span>
            ),
          },
        ]}
      />
      {tool && (
        <div className="flex flex-col">
          <Schema title={t('tools.inputSchema')} schema={tool.definition.inputSchema} />
          {tool.definition.outputSchema && (
            <Schema title={t('tools.outputSchema')} schema={tool.definition.outputSchema} />
          )}
        </div>
      )}
    </div>
  );
}

function VerbsInWords({ verbs }: { verbs: Verbs }) {
  const words = wordList(verbs.verbs.map((verb) => t(verbWord(verb))));
  const parts = rich<ReactNode>(
    'tools.verbsFrom',
    { verbs: words, source: t(LEARNT[verbs.source]) },
    { dim: (inner) => <span className="text-ink-3">{inner}</span> },
  );
  return parts.map((part, at) => <Fragment key={`verbs ${at}`}>{part}</Fragment>);
}

function Schema({ title, schema }: { title: string; schema: unknown }) {
  return (
    <Fold title={title}>{() => <CodeBlock label={title} text={JSON.stringify(schema, null, 2)} />}</Fold>
  );
}

function spelledOut(annotations: object): string {
  return Object.entries(annotations)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join('\n');
}
