import { useEffect } from 'react';

/** Escape does `act` while `active`: not in the first moment, when it was meant for what was there before. */
export function useEscape(active: boolean, act: () => void): void {
  useEffect(() => {
    if (!active) return;
    function pressed(event: KeyboardEvent) {
      if (event.key === 'Escape' && !event.repeat) act();
    }
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [active, act]);
}
