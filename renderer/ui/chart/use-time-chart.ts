import { useEffect, useState } from 'react';
import type { TimeChart } from './time-chart.tsx';

/** What draws, read when the first chart is to be drawn: it would be a third of what the window starts with. */
export function useTimeChart(): typeof TimeChart | undefined {
  const [loaded, setLoaded] = useState<typeof TimeChart>();
  useEffect(() => {
    let current = true;
    void import('./time-chart.tsx').then((chart) => {
      if (current) setLoaded(() => chart.TimeChart);
    });
    return () => {
      current = false;
    };
  }, []);
  return loaded;
}
