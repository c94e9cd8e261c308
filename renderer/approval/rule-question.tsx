import type { RuleApproval } from '#contract/approval.ts';
import { t } from '#renderer/lib/messages.ts';
import { ExactParts } from './exact-parts.tsx';
import { RuleText } from './rule-text.tsx';
import { Sentence } from '#renderer/asked/sentence.tsx';

/** Who wants which rules to let more through, each whole, with what it was before. */
export function RuleQuestion({ approval }: { approval: RuleApproval }) {
  const { changes, principal } = approval;
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 px-5 pt-5">
      <h1 className="max-h-[30vh] shrink-0 overflow-y-auto text-section break-words">
        <Sentence
          code="change.rule"
          params={{ owner: String(principal === 'owner'), who: principal, what: kindOf(changes) }}
        />
      </h1>
      <ExactParts label={t('change.rule.exact')}>
        {changes.map(({ before, after }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- what comes back has no other identity here
          <div
            key={at}
            className="flex shrink-0 flex-col gap-4 border-hairline not-first:border-t not-first:pt-3"
          >
            {before && <RuleText rule={before} title={after && 'change.rule.now'} />}
            {after && <RuleText rule={after} before={before} title={before && 'change.rule.then'} />}
          </div>
        ))}
      </ExactParts>
    </div>
  );
}

function kindOf([first, ...others]: RuleApproval['changes']): 'add' | 'change' | 'remove' | 'other' {
  if (first === undefined || others.length > 0) return 'other';
  if (first.before === undefined) return 'add';
  return first.after === undefined ? 'remove' : 'change';
}
