import { useEffect } from 'react';
import type { RefObject } from 'react';

/** "/" leads to a field from wherever nothing is being typed. */
export function useSlash(field: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
        return;
      if (event.target instanceof HTMLElement && event.target.matches('input, textarea, select')) return;
      event.preventDefault();
      field.current?.focus();
    }
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [field]);
}
