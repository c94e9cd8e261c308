import { t } from '#renderer/lib/messages.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Keys } from '#renderer/ui/keys.tsx';
import { Overlay } from '#renderer/ui/overlay.tsx';
import { ENTRIES } from './screens.ts';
import { modifier } from './use-keys.ts';

/** Every key that works, in one list. */
export function Shortcuts({ onClose }: { onClose: () => void }) {
  const mod = modifier();
  const rows: readonly [string, readonly string[]][] = [
    [t('shortcuts.palette'), [mod, 'K']],
    ...ENTRIES.map(({ word }, at): [string, string[]] => [
      t('shortcuts.screen', { screen: t(word) }),
      [mod, String(at + 1)],
    ]),
    [t('shortcuts.search'), ['/']],
    [t('shortcuts.rows'), ['↑', '↓']],
    [t('shortcuts.open'), [t('shortcuts.key.enter')]],
    [t('shortcuts.back'), [t('shortcuts.key.escape')]],
    [t('shortcuts.run'), [mod, t('shortcuts.key.enter')]],
    [t('shortcuts.zoom'), [mod, '+', '−', '0']],
    [t('shortcuts.sheet'), ['?']],
  ];
  return (
    <Overlay title={t('shortcuts.title')} onClose={onClose} className="w-110">
      <dl className="min-h-0 flex-1 overflow-y-auto px-5 pb-2">
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
      <div className="flex shrink-0 justify-end px-5 py-3">
        <Button onClick={onClose}>{t('shortcuts.close')}</Button>
      </div>
    </Overlay>
  );
}
