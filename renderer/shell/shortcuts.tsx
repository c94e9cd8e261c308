import { t } from '#renderer/lib/messages.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Keys } from '#renderer/ui/keys.tsx';
import { Overlay } from '#renderer/ui/overlay.tsx';
import { ENTRIES } from './screens.ts';
import { modifier } from './use-keys.ts';

type Row = readonly [words: string, keys: readonly string[]];

/** Every key that works, in one list. */
export function Shortcuts({ onClose }: { onClose: () => void }) {
  const mod = modifier();
  const screens = ENTRIES.map(({ word }, at): Row => [
    t('shortcuts.screen', { screen: t(word) }),
    [mod, String(at + 1)],
  ]);
  const rest: Row[] = [
    [t('shortcuts.palette'), [mod, 'K']],
    [t('shortcuts.search'), ['/']],
    [t('shortcuts.rows'), ['↑', '↓']],
    [t('shortcuts.open'), [t('shortcuts.key.enter')]],
    [t('shortcuts.back'), [t('shortcuts.key.escape')]],
    [t('shortcuts.run'), [mod, t('shortcuts.key.enter')]],
    [t('chat.keys.send'), [t('shortcuts.key.enter')]],
    [t('chat.keys.line'), [t('chat.keys.shift'), t('shortcuts.key.enter')]],
    [t('shortcuts.zoom'), [mod, '+', '−', '0']],
    [t('shortcuts.sheet'), ['?']],
  ];
  return (
    <Overlay title={t('shortcuts.title')} onClose={onClose} className="w-190">
      <div className="grid min-h-0 flex-1 grid-cols-[2fr_3fr] gap-x-8 overflow-y-auto px-5 pb-2 max-roomy:grid-cols-1">
        <List rows={screens} />
        <List rows={rest} />
      </div>
      <div className="flex shrink-0 justify-end px-5 py-3">
        <Button onClick={onClose}>{t('shortcuts.close')}</Button>
      </div>
    </Overlay>
  );
}

function List({ rows }: { rows: readonly Row[] }) {
  return (
    <dl>
      {rows.map(([words, keys]) => (
        <div
          key={words}
          className="flex min-h-8 items-center gap-4 border-b border-hairline/70 py-1 last:border-0"
        >
          <dt className="min-w-0 flex-1 break-words">{words}</dt>
          <dd>
            <Keys keys={keys} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
