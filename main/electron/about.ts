import { existsSync } from 'node:fs';
import { app, dialog, shell } from 'electron';
import { text } from '#contract/text.ts';
import { say } from '#main/kernel/say.ts';
import { aboutIn, aboutLines } from './about-lines.ts';
import { licencesFile } from './paths.ts';

/** Says which Patchbay this is, and on wish opens the licences of everything it is made of. */
export async function showAbout(): Promise<void> {
  const licences = licencesFile();
  const codes = existsSync(licences)
    ? (['about.close', 'about.licences'] as const)
    : (['about.close'] as const);
  const { response } = await dialog.showMessageBox({
    type: 'info',
    title: say(text('about.title')),
    message: `${app.getName()} ${app.getVersion()}`,
    detail: aboutLines(aboutIn(app.getAppPath()), process.versions).join('\n'),
    buttons: codes.map((code) => say(text(code))),
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (response === 1) await shell.openPath(licences);
}
