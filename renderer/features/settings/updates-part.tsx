import { useId, useState } from 'react';
import type { Text } from '#contract/text.ts';
import type { UpdateState } from '#contract/update.ts';
import { ago, byteSize } from '#renderer/lib/format.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { resultLabels } from '#renderer/lib/result-labels.ts';
import { useNow } from '#renderer/lib/use-now.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { changeSettings, useSettings } from '#renderer/stores/settings.ts';
import { askUpdates } from '#renderer/stores/updates.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { Fold } from '#renderer/ui/fold.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { ResultView } from '#renderer/ui/result/result-view.tsx';
import { ChoiceRow } from './choice-row.tsx';
import { Part } from './part.tsx';
import { UpdatesRestart } from './updates-restart.tsx';

const AUTO = ['never', 'daily'] as const;

/** A newer Patchbay: whether it is looked for, what was found, and the two presses that it takes. */
export function UpdatesPart() {
  const update = useEngine(({ mirror }) => mirror?.update);
  const auto = useSettings().settings?.checkUpdates;
  const [refused, setRefused] = useState<Text>();
  const [asking, setAsking] = useState(false);
  const id = useId();
  if (!update || !auto) return null;
  const ask = (what: 'check' | 'download') => void askUpdates(what).then(setRefused);
  return (
    <Part id="updates" title={t('updates.title')} note={t('updates.note')}>
      <div className="flex flex-col gap-3 px-2 pt-3">
        {update.state !== 'unsupported' && (
          <ChoiceRow
            id={`${id}-auto`}
            label={t('updates.auto')}
            help={t('updates.auto.help')}
            value={auto}
            options={[...(auto === 'ask' ? (['ask'] as const) : []), ...AUTO].map((choice) => ({
              id: choice,
              label: t(`updates.auto.${choice}`),
            }))}
            onChange={(checkUpdates) => void changeSettings({ checkUpdates }).then(setRefused)}
          />
        )}
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
          <div className="min-w-60 flex-1">
            <Told update={update} />
          </div>
          {LOOKS.has(update.state) && <Button onClick={() => ask('check')}>{t('updates.check')}</Button>}
          {update.state === 'available' && (
            <Button kind="primary" onClick={() => ask('download')}>
              {t('updates.download')}
            </Button>
          )}
          {update.state === 'ready' && (
            <Button kind="primary" onClick={() => setAsking(true)}>
              {t('updates.restart')}
            </Button>
          )}
        </div>
        {'notes' in update && update.notes.trim() !== '' && (
          <Fold title={t('updates.notes', { version: update.version })}>
            {() => (
              <ResultView
                result={{ content: [{ type: 'text', text: update.notes }] }}
                labels={resultLabels()}
              />
            )}
          </Fold>
        )}
        {refused && <Callout title={tell(refused)} />}
      </div>
      {asking && update.state === 'ready' && (
        <UpdatesRestart version={update.version} onClose={() => setAsking(false)} />
      )}
    </Part>
  );
}

/** Where looking (again) makes sense. */
const LOOKS: ReadonlySet<UpdateState['state']> = new Set(['idle', 'none', 'failed']);

function Told({ update }: { update: UpdateState }) {
  const now = useNow(60_000);
  switch (update.state) {
    case 'failed':
      return <Callout title={tell(update.reason)} advice={tell(update.advice)} />;
    case 'unsupported':
      return (
        <>
          <p>{tell(update.reason)}</p>
          <p className="text-note text-ink-2">{tell(update.advice)}</p>
        </>
      );
    case 'downloading': {
      const { version, done, total } = update;
      const words = t('updates.downloading', { version, done: byteSize(done), total: byteSize(total) });
      return <ProgressBar label={words} value={done} max={total} note={words} />;
    }
    default:
      return <output>{words(update, now)}</output>;
  }
}

function words(
  update: Exclude<UpdateState, { state: 'failed' | 'unsupported' | 'downloading' }>,
  now: number,
): string {
  switch (update.state) {
    case 'idle':
      return t('updates.idle');
    case 'checking':
      return t('updates.checking');
    case 'none':
      return update.staged === undefined
        ? t('updates.none', { when: ago(update.checkedAt, now) })
        : t('updates.staged', { version: update.staged });
    case 'available':
      return t('updates.available', { version: update.version, size: byteSize(update.sizeBytes) });
    case 'ready':
      return t('updates.ready', { version: update.version });
    case 'installing':
      return t('updates.installing', { version: update.version });
  }
}
