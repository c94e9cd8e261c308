import type { Loosening, SettingsApproval } from '#contract/approval.ts';
import { t } from '#renderer/lib/messages.ts';
import { callLimit } from '#renderer/lib/call-limit.ts';
import { Sentence } from '#renderer/asked/sentence.tsx';
import { ExactParts, Part } from './exact-parts.tsx';
import { Remark } from './remark.tsx';

/** Who wants which settings to hold back less, with what they are now. */
export function SettingsQuestion({ approval }: { approval: SettingsApproval }) {
  const { changes, principal } = approval;
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-5 pt-5">
      <h1 className="max-h-[30vh] shrink-0 overflow-y-auto text-section break-words">
        <Sentence code="change.settings" params={{ owner: String(principal === 'owner'), who: principal }} />
      </h1>
      <ExactParts label={t('change.settings.exact')}>
        {changes.map((change) => (
          <Change key={change.setting} change={change} />
        ))}
      </ExactParts>
      <ul className="flex shrink-0 flex-col gap-1.5">
        {changes.map(({ setting }) => (
          <Remark key={setting} code={`change.settings.means.${setting}`} />
        ))}
      </ul>
    </div>
  );
}

function Change({ change }: { change: Loosening }) {
  const [name, now, then] =
    change.setting === 'askAfterUntrusted'
      ? [t('provider.askAfter'), t('change.settings.on'), t('change.settings.off')]
      : [t('settings.callsPerMinute'), callLimit(change.before), callLimit(change.after)];
  return (
    <Part title={name}>
      <dl className="grid grid-cols-[max-content_1fr] gap-x-3 text-note">
        <dt className="text-ink-2">{t('change.rule.now')}</dt>
        <dd>{now}</dd>
        <dt className="text-ink-2">{t('change.rule.then')}</dt>
        <dd>{then}</dd>
      </dl>
    </Part>
  );
}
