import { useId } from 'react';
import { LANGUAGES } from '#contract/messages/language.ts';
import type { SettingsChange } from '#contract/settings.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { changeSettings, useSettings } from '#renderer/stores/settings.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { callLimit } from '#renderer/lib/call-limit.ts';
import { ChoiceRow } from './choice-row.tsx';
import { Part } from './part.tsx';
import { SharePending } from './share-pending.tsx';
import { WaitingSetting } from './waiting-setting.tsx';

const CHOICES = ['openAtLogin', 'restoreRunning', 'shareProcess'] as const;
const CLOSING = ['ask', 'quit', 'stay'] as const;
const CALLS = [20, 60, 100, 300, 1000];
/** What a menu can say for as many calls as anybody likes. */
const NO_LIMIT = 0;

/** Each language by its own name, so that whoever needs it can read it. */
const NAMES = { en: 'English', de: 'Deutsch', ja: '日本語' };

/** What holds for the whole app; a change holds at once. */
export function GeneralPart() {
  const { settings, refused } = useSettings();
  const id = useId();
  const change = (made: SettingsChange) => void changeSettings(made);
  const problem = (field: keyof SettingsChange) => refused[field] && tell(refused[field]);
  return (
    <Part id="general" title={t('settings.general')}>
      {settings && (
        <div className="flex flex-col gap-3 px-2 pt-3">
          {CHOICES.map((field) => (
            <Checkbox
              key={field}
              label={t(`settings.${field}`)}
              note={t(`settings.${field}.help`)}
              checked={settings[field]}
              problem={problem(field)}
              onChange={(on) => change({ [field]: on })}
            />
          ))}
          <SharePending />
          <ChoiceRow
            id={`${id}-calls`}
            label={t('settings.callsPerMinute')}
            help={t('settings.callsPerMinute.help')}
            value={String(settings.callsPerMinute)}
            problem={problem('callsPerMinute')}
            options={limitsWith(settings.callsPerMinute).map((limit) => ({
              id: String(limit),
              label: callLimit(limit),
            }))}
            onChange={(limit) => change({ callsPerMinute: Number(limit) })}
          />
          <WaitingSetting setting="callsPerMinute" />
          <ChoiceRow
            id={`${id}-close`}
            label={t('settings.onClose')}
            help={t('settings.onClose.help')}
            value={settings.onClose}
            problem={problem('onClose')}
            options={CLOSING.map((choice) => ({ id: choice, label: t(`settings.onClose.${choice}`) }))}
            onChange={(onClose) => change({ onClose })}
          />
          <ChoiceRow
            id={`${id}-language`}
            label={t('settings.language')}
            help={t('settings.language.help')}
            value={settings.language}
            problem={problem('language')}
            options={[
              { id: 'system', label: t('settings.language.system') },
              ...LANGUAGES.map((language) => ({ id: language, label: NAMES[language] })),
            ]}
            onChange={(language) => change({ language })}
          />
        </div>
      )}
    </Part>
  );
}

/** Also one that was set elsewhere; none comes last. */
function limitsWith(limit: number): number[] {
  const all = new Set(limit === NO_LIMIT ? CALLS : [...CALLS, limit]);
  return [...[...all].toSorted((a, b) => a - b), NO_LIMIT];
}
