import type { TrustApproval } from '#contract/approval.ts';
import { t } from '#renderer/lib/messages.ts';
import { AddressText } from './address-text.tsx';
import { CommandText } from './command-text.tsx';
import { ExactParts } from './exact-parts.tsx';
import { Remark } from './remark.tsx';
import { RuleText } from './rule-text.tsx';
import { Sentence } from '#renderer/asked/sentence.tsx';

/** Who wants which server to be believed, what it is, and what is allowed with it. */
export function TrustQuestion({ approval }: { approval: TrustApproval }) {
  const { launch, principal, serverTitle, allowed } = approval;
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-5 pt-5">
      <h1 className="max-h-[30vh] shrink-0 overflow-y-auto text-section break-words">
        <Sentence
          code="change.trust"
          params={{ owner: String(principal === 'owner'), who: principal, server: serverTitle }}
        />
      </h1>
      {launch.type === 'stdio' ? <CommandText launch={launch} /> : <AddressText launch={launch} />}
      {allowed.length > 0 && (
        <ExactParts label={t('change.trust.allowed')}>
          <h2 className="text-label text-ink-2">{t('change.trust.allowed')}</h2>
          {allowed.map((rule, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- what comes back has no other identity here
            <RuleText key={at} rule={rule} />
          ))}
        </ExactParts>
      )}
      <ul className="flex shrink-0 flex-col gap-1.5">
        <Remark code="change.trust.means" />
      </ul>
    </div>
  );
}
