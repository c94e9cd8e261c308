import { t } from '#renderer/lib/messages.ts';
import type { ClaimDraft, ClaimKind } from '#renderer/lib/person-reply.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Select, TextInput } from '#renderer/ui/input.tsx';

/** One claim of the person: its words, what kind it is, how sure he is, and on which results it rests. */
export function ClaimFields({
  at,
  claim,
  read,
  onChange,
}: {
  at: number;
  claim: ClaimDraft;
  /** Ids of the results that there are. */
  read: readonly string[];
  onChange: (claim: ClaimDraft) => void;
}) {
  const { text, kind, sure, evidence } = claim;
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5">
      <legend className="mb-1 text-note font-medium">{t('experts.claimAt', { at })}</legend>
      <div className="flex flex-wrap items-center gap-2">
        <TextInput
          aria-label={t('experts.claimText', { at })}
          placeholder={t('experts.claimHint')}
          maxLength={2000}
          value={text}
          onChange={({ target }) => onChange({ ...claim, text: target.value })}
          className="min-w-50 flex-1"
        />
        <Select
          aria-label={t('experts.claimKind', { at })}
          value={kind}
          onChange={({ target }) => onChange({ ...claim, kind: target.value as ClaimKind })}
          className="w-auto!"
        >
          <option value="finding">{t('experts.kind.finding')}</option>
          <option value="recommendation">{t('experts.kind.recommendation')}</option>
        </Select>
        <label className="flex items-center gap-1.5 text-note text-ink-2">
          <TextInput
            type="number"
            min={0}
            max={100}
            step={5}
            aria-label={t('experts.claimSure', { at })}
            value={sure}
            onChange={({ target }) => onChange({ ...claim, sure: target.valueAsNumber || 0 })}
            className="w-16! tabular-nums"
          />
          {t('experts.percentSure')}
        </label>
      </div>
      {read.length > 0 && text.trim() !== '' && (
        <div className="flex flex-wrap items-center gap-x-3 text-note">
          <span className="text-ink-2">{t('experts.claimRests')}</span>
          {read.map((id) => (
            <Checkbox
              key={id}
              label={id}
              checked={evidence.includes(id)}
              onChange={(on) =>
                onChange({
                  ...claim,
                  evidence: on ? [...evidence, id] : evidence.filter((one) => one !== id),
                })
              }
            />
          ))}
        </div>
      )}
    </fieldset>
  );
}
