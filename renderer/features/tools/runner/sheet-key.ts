import { createContext, useContext } from 'react';
import { tell } from '#renderer/lib/messages.ts';
import { useDesk } from '#renderer/stores/desk.ts';

/** The sheet that a part of a form belongs to. */
export const SheetKey = createContext('');

/** What is wrong at a place of the form. Only the part that shows it is drawn again when that changes. */
export function useProblem(pointer: string): string | undefined {
  const key = useContext(SheetKey);
  const problem = useDesk((desk) => desk.sheets[key]?.problems.get(pointer));
  return problem && tell(problem);
}

/** Whether something is wrong inside a part of the form. */
export function useFaultInside(pointer: string): boolean {
  const key = useContext(SheetKey);
  return useDesk(({ sheets }) => {
    const problems = sheets[key]?.problems;
    if (!problems?.size) return false;
    return [...problems.keys()].some((at) => at.startsWith(`${pointer}/`));
  });
}
