import { takeFocus } from '#renderer/lib/take-focus.ts';

export const COMPOSER = 'chat-composer';

/** Puts the keyboard where one writes, behind what stands there. */
export function focusComposer(): void {
  const field = document.getElementById(COMPOSER);
  if (!(field instanceof HTMLTextAreaElement)) return;
  takeFocus(field);
  field.setSelectionRange(field.value.length, field.value.length);
}

/** The same once what was just changed is drawn; whoever has gone elsewhere by then stays there. */
export function returnToComposer(): void {
  const left = document.activeElement;
  // What is asked over everything closes, and gives the focus to whoever had it before.
  const asked = left?.closest('[role="dialog"]');
  requestAnimationFrame(() => {
    const now = document.activeElement;
    if (asked || now === left || now === document.body) focusComposer();
  });
}
