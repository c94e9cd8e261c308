import type { MenuItemConstructorOptions } from 'electron';
import { text } from '#contract/text.ts';
import { say } from '#main/kernel/say.ts';

export interface TrayState {
  running: number;
  waiting: number;
}

export interface TrayActions {
  open(): void;
  answer(): void;
  startAll(): void;
  stopAll(): void;
  quit(): void;
}

/** One line of what is, for the tooltip. */
export function trayWords({ running, waiting }: TrayState): string {
  const lines = [say(text('tray.state', { running }))];
  if (waiting > 0) lines.push(say(text('tray.waiting', { count: waiting })));
  return [say(text('app.name')), ...lines].join('\n');
}

/** What the tray offers: the questions first, when some wait. */
export function trayMenu(
  { running, waiting }: TrayState,
  actions: TrayActions,
): MenuItemConstructorOptions[] {
  const questions: MenuItemConstructorOptions[] =
    waiting > 0
      ? [{ label: say(text('tray.waiting', { count: waiting })), click: () => actions.answer() }]
      : [];
  return [
    ...questions,
    { label: say(text('tray.state', { running })), enabled: false },
    { type: 'separator' },
    { label: say(text('tray.open')), click: () => actions.open() },
    { label: say(text('tray.startAll')), click: () => actions.startAll() },
    { label: say(text('tray.stopAll')), enabled: running > 0, click: () => actions.stopAll() },
    { type: 'separator' },
    { label: say(text('tray.quit')), click: () => actions.quit() },
  ];
}
