import { useEffect, useState } from 'react';
import type { RefObject } from 'react';

/** How many columns of so many px fit beside each other into an element, without its padding. */
export function useFitting(element: RefObject<Element | null>, column: number): number {
  const [fitting, setFitting] = useState(1);
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setFitting(Math.floor(entry.contentRect.width / column));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, column]);
  return fitting;
}
