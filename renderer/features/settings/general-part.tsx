import { useState } from 'react';
import type { Text } from '#contract/text.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { changeSettings } from '#renderer/stores/settings.ts';
import { Callout } from '#renderer/ui/callout.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Part } from './part.tsx';

const CHOICES = ['openAtLogin', 'restoreRunning'] as const;

/** What is on or off for the whole app; a change holds at once. */
export function GeneralPart() {
  const settings = useEngine((engine) => engine.mirror?.settings);
  const [problem, setProblem] = useState<Text>();
  return (
    <Part title={t('settings.general')}>
      {settings && (
        <div className="flex flex-col gap-2 px-2 pt-3">
          {CHOICES.map((field) => (
            <Checkbox
              key={field}
              label={t(`settings.${field}`)}
              note={t(`settings.${field}.help`)}
              checked={settings[field]}
              onChange={(on) => void changeSettings({ [field]: on }).then(setProblem)}
            />
          ))}
          {problem && <Callout title={tell(problem)} />}
        </div>
      )}
    </Part>
  );
}
