/** Puts the keyboard on what has just appeared, unless by then a question, or what was called up, lies over it. */
export function takeFocus(element: HTMLElement | null | undefined): void {
  if (document.querySelector('[role="dialog"], [role="alertdialog"]') === null) element?.focus();
}
