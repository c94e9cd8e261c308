import { t } from '#renderer/lib/messages.ts';
import type { Callable } from '#renderer/lib/offer-call.ts';
import { changeSheet, toForm, toRaw } from '#renderer/stores/desk.ts';
import type { Sheet } from '#renderer/stores/desk.ts';
import { isRunning } from '#renderer/stores/runs.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Switch } from '#renderer/ui/switch.tsx';

const MINUTE = 60_000;
const LIMITS: readonly (readonly [ms: number, n: number, unit: 's' | 'min' | 'h'])[] = [
  [5000, 5, 's'],
  [15_000, 15, 's'],
  [30_000, 30, 's'],
  [MINUTE, 1, 'min'],
  [5 * MINUTE, 5, 'min'],
  [15 * MINUTE, 15, 'min'],
  [60 * MINUTE, 1, 'h'],
];

/** The one button, and quietly beside it how long it may take and how the arguments are typed. */
export function RunBar({
  callable,
  sheet,
  bare,
  onRun,
}: {
  callable: Callable;
  sheet: Sheet;
  /** Nothing is typed: only the button and the limit. */
  bare: boolean;
  onRun: () => void;
}) {
  const { key, offer } = callable;
  const go = t('runner.go', { kind: offer });
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button kind="primary" onClick={onRun} aria-disabled={isRunning(sheet)} title={t('runner.goKeys')}>
        {go}
      </Button>
      {!bare && (
        <kbd aria-hidden className="font-sans text-label text-ink-3">
          {t('runner.goKeys')}
        </kbd>
      )}
      <span className="ml-auto flex items-center gap-2 text-note text-ink-2">
        <select
          aria-label={t('runner.limit')}
          title={t('runner.limit')}
          value={sheet.deadlineMs}
          onChange={(event) => changeSheet(key, { deadlineMs: Number(event.target.value) })}
          className="chevron h-7 rounded-control bg-transparent pr-6 pl-2 hover:bg-hover hover:text-ink"
        >
          {LIMITS.map(([ms, n, unit]) => (
            <option key={ms} value={ms} className="bg-raised text-ink">
              {t('runner.limitOf', { n, unit })}
            </option>
          ))}
        </select>
        {!bare && sheet.root.kind !== 'json' && (
          <span className="-mr-1.5 flex items-center">
            <span aria-hidden>{t('runner.raw')}</span>
            <Switch
              label={t('runner.raw')}
              checked={sheet.raw !== undefined}
              onChange={(on) => (on ? toRaw(key) : toForm(key))}
            />
          </span>
        )}
      </span>
    </div>
  );
}
