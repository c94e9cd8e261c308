import { useEffect } from 'react';
import { t } from '#renderer/lib/messages.ts';
import { goTo } from '#renderer/stores/place.ts';
import { ENTRIES } from './screens.ts';

export type Over = 'palette' | 'shortcuts' | undefined;

const MAC = globalThis.navigator?.userAgent.includes('Macintosh') ?? false;

const TYPES = 'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable]';

/** How the key is called that goes with the others here. */
export function modifier(): string {
  return MAC ? '⌘' : t('shortcuts.key.ctrl');
}

/** The keys that work on every screen. While a question waits for an answer, none does. */
export function useKeys(over: Over, setOver: (over: Over) => void): void {
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      if (event.defaultPrevented || event.altKey) return;
      const asked =
        over === undefined && document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
      const act = asked ? undefined : actionOf(event);
      if (!act) return;
      event.preventDefault();
      act();
    }

    function actionOf({ key, ctrlKey, metaKey, target }: KeyboardEvent): (() => void) | undefined {
      if (MAC ? metaKey : ctrlKey) {
        if (key.toLowerCase() === 'k') return () => setOver(over === 'palette' ? undefined : 'palette');
        const entry = /^[1-9]$/.test(key) ? ENTRIES[Number(key) - 1] : undefined;
        return (
          entry &&
          (() => {
            setOver(undefined);
            goTo(entry.id);
          })
        );
      }
      const typing = target instanceof HTMLElement && target.matches(TYPES);
      return key === '?' && !typing && over === undefined ? () => setOver('shortcuts') : undefined;
    }

    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [over, setOver]);
}
