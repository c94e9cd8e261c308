import { useEffect, useRef } from 'react';
import type { ElicitationApproval } from '#contract/approval.ts';
import { t } from '#renderer/lib/messages.ts';
import { showBeginning } from '#renderer/lib/show-beginning.ts';
import { visiblePieces } from '#renderer/lib/visible-text.ts';
import { ExactText } from '#renderer/ui/exact-text.tsx';
import { PageAnswer } from './page-answer.tsx';
import { Sentence } from './sentence.tsx';
import { ServerForm } from './server-form.tsx';

/** What a server wants of the person before the window, where its call is shown. Mount anew (`key`) for each one. */
export function ElicitationQuestion({ approval }: { approval: ElicitationApproval }) {
  const { elicitation, serverTitle: server, name: tool } = approval;
  const isForm = elicitation.mode === 'form';
  const section = useRef<HTMLElement>(null);
  // Who asks, and for what, is in sight before what could be sent.
  useEffect(() => (section.current ? showBeginning(section.current) : undefined), []);
  return (
    <section
      ref={section}
      aria-label={t(isForm ? 'elicit.form' : 'elicit.page', { server })}
      className="flex flex-col gap-3 py-1"
    >
      {elicitation.mode === 'finished' ? (
        <p className="break-words">
          <Sentence code="elicit.finished" params={{ host: hostOf(elicitation.url), tool }} />
        </p>
      ) : (
        <>
          <p className="break-words">
            <Sentence code={isForm ? 'elicit.asks' : 'elicit.opens'} params={{ server, tool }} />
          </p>
          <p
            dir="auto"
            className="max-h-60 overflow-y-auto border-l-2 border-hairline pl-3 [overflow-wrap:anywhere] whitespace-pre-wrap"
          >
            <ExactText pieces={visiblePieces(elicitation.message, 'prose')} />
          </p>
        </>
      )}
      {approval.unsure && <p className="text-note text-ink-2">{t('elicit.unsure')}</p>}
      {isForm ? (
        <ServerForm approval={approval} schema={elicitation.schema} />
      ) : (
        <PageAnswer approval={approval} page={elicitation} />
      )}
    </section>
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
