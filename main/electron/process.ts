import { join } from 'node:path';
import { app } from 'electron';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { say } from '#main/kernel/say.ts';

/** Chromium's own files go into the home, so that two homes are two apps. The switch of a test wins. */
export function useHomeForBrowserData(home: string): void {
  if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', join(home, 'cache', 'browser'));
}

/** A line for whoever started the app from a terminal. */
export function print(code: Text['code'], params: Text['params'] = {}): void {
  process.stdout.write(`${say(text(code, params))}\n`);
}
