import { dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import { text } from '#contract/text.ts';
import { say } from '#main/kernel/say.ts';
import type { Glance } from './glance.ts';
import type { Closing } from './quit.ts';

const ANSWERS = ['stay', 'quit', 'cancel'] as const;
const CODES = { stay: 'close.stay', quit: 'close.quit', cancel: 'close.cancel' } as const;

/** What closing the window does: as the settings say, or as the user answers, once; the answer becomes the setting. */
export async function decideClosing(window: BrowserWindow, glance: Glance): Promise<Closing> {
  // Asked for, because what was chosen a moment ago may not have been heard of yet.
  const { onClose } = (await glance.ask('state.snapshot', {})).settings;
  if (onClose !== 'ask') return onClose;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: say(text('app.name')),
    message: say(text('close.title')),
    detail: say(text('close.detail', { running: glance.running() })),
    buttons: ANSWERS.map((answer) => say(text(CODES[answer]))),
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  const answer = ANSWERS[response] ?? 'cancel';
  if (answer !== 'cancel') await glance.ask('settings.set', { change: { onClose: answer } });
  return answer;
}
