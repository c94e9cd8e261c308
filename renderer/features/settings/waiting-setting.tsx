import type { SettingsChange } from '#contract/settings.ts';
import { t } from '#renderer/lib/messages.ts';
import { useWaiting } from '#renderer/stores/approvals.ts';
import { useChosen } from '#renderer/stores/settings.ts';

/** That a setting was chosen which holds back less, and nobody has agreed to it yet. */
export function WaitingSetting({ setting }: { setting: keyof SettingsChange }) {
  const waits = useWaiting('settings', useChosen(setting));
  return <output className="text-note text-ink-2 empty:hidden">{waits && t('change.waiting')}</output>;
}
