import { useEffect, useState } from 'react';

const ARMING_MS = 500;

/**
 * False until what is shown has been in front for half a second, and again whenever the window regains the focus:
 * a press that was meant for something else must not allow anything. Mount anew (`key`) for each thing shown.
 */
export function useArmed(): boolean {
  const [armed, setArmed] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    function arm() {
      clearTimeout(timer);
      setArmed(false);
      timer = setTimeout(() => setArmed(true), ARMING_MS);
    }
    arm();
    window.addEventListener('focus', arm);
    document.addEventListener('visibilitychange', arm);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('focus', arm);
      document.removeEventListener('visibilitychange', arm);
    };
  }, []);
  return armed;
}
