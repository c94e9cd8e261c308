import type { ServerRequestApproval } from '#contract/approval.ts';
import { t } from '#renderer/lib/messages.ts';
import { visiblePieces } from '#renderer/lib/visible-text.ts';
import { ExactText } from '#renderer/ui/exact-text.tsx';
import { ExactParts, Part } from './exact-parts.tsx';
import { Remark } from './remark.tsx';
import { Sentence } from '#renderer/asked/sentence.tsx';

/** Which server wants what of which model, word for word. */
export function SamplingQuestion({ approval }: { approval: ServerRequestApproval }) {
  const { serverTitle, name, model, sampling } = approval;
  const { system, messages, maxTokens } = sampling;
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-5 pt-5">
      <h1 className="max-h-[30vh] shrink-0 overflow-y-auto text-section break-words">
        <Sentence
          code="sampling.ask"
          params={{ server: serverTitle, tool: name, model: `${model.model} (${model.provider})` }}
        />
      </h1>
      <ExactParts label={t('sampling.exact')}>
        {system !== undefined && (
          <Part title={t('sampling.system')}>
            <Said text={system} />
          </Part>
        )}
        {messages.map(({ role, text }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- messages have no other identity, and do not change here
          <Part key={at} title={t('sampling.role', { role })}>
            <Said text={text} />
          </Part>
        ))}
      </ExactParts>
      <p className="shrink-0">{t('sampling.tokens', { count: maxTokens })}</p>
      <ul className="flex shrink-0 flex-col gap-1.5">
        <Remark code="sampling.means" />
        {approval.unsure && <Remark code="sampling.unsure" />}
      </ul>
    </div>
  );
}

function Said({ text }: { text: string }) {
  return (
    <p dir="auto" className="font-mono text-note [overflow-wrap:anywhere] whitespace-pre-wrap">
      <ExactText pieces={visiblePieces(text)} />
    </p>
  );
}
