import { setTimeout as delay } from 'node:timers/promises';
import type { BrowserWindow } from 'electron';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { say } from '#main/kernel/say.ts';

const LIMIT_MS = 10_000;

/** Presses Enter in a window, as the keyboard would, once something in it has the focus. */
export async function pressEnter(window: BrowserWindow): Promise<void> {
  await untilTrue(window, `document.activeElement?.tagName === 'BUTTON'`);
  window.focus();
  for (const type of ['keyDown', 'char', 'keyUp'] as const) {
    window.webContents.sendInputEvent({ type, keyCode: type === 'char' ? '\r' : 'Enter' });
  }
}

/** Clicks the button of that name with the mouse, once it takes clicks. */
export async function clickButton(window: BrowserWindow, code: Text['code']): Promise<void> {
  const find = `[...document.querySelectorAll('button')].find((b) => b.textContent.trim() === ${JSON.stringify(say(text(code)))})`;
  await untilTrue(
    window,
    `(() => { const b = ${find}; return b && !b.disabled && b.ariaDisabled !== 'true'; })()`,
  );
  const box = (await window.webContents.executeJavaScript(
    `(() => { const r = ${find}.getBoundingClientRect(); return { x: r.x + r.width / 2, y: r.y + r.height / 2 }; })()`,
  )) as { x: number; y: number };
  const at = { x: Math.round(box.x), y: Math.round(box.y), button: 'left' as const, clickCount: 1 };
  window.webContents.sendInputEvent({ type: 'mouseMove', x: at.x, y: at.y });
  window.webContents.sendInputEvent({ type: 'mouseDown', ...at });
  window.webContents.sendInputEvent({ type: 'mouseUp', ...at });
}

async function untilTrue(window: BrowserWindow, expression: string): Promise<void> {
  for (const end = Date.now() + LIMIT_MS; Date.now() < end; await delay(25)) {
    if ((await window.webContents.executeJavaScript(expression)) === true) return;
  }
  throw new Error(`nothing answered to: ${expression.slice(0, 80)}`);
}
