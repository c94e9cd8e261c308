import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isVisible, launch, removeHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';

let app: RunningApp;
let file: string;

beforeAll(async () => {
  app = await launch();
  file = join(app.home, 'workspace', 'x.txt');
  await app.main.start('Desktop Commander');
});
afterAll(async () => {
  await app.close();
  removeHome(app.home);
});

/** Lets the page ask for a write without waiting for its end, as its own button does. */
async function ask(content: string): Promise<void> {
  await app.main.page.evaluate(
    ([path, text]) => {
      const { patchbay } = globalThis as unknown as {
        patchbay: { request(n: string, p: unknown): Promise<unknown> };
      };
      void patchbay.request('tool.call', {
        server: 'desktop-commander',
        name: 'write_file',
        args: { file_path: path, content: text },
      });
    },
    [file, content] as const,
  );
}

test('the buttons that allow are not armed at first, and a click that comes too early does nothing', async () => {
  await ask('early');
  const approval = await app.approval('"early"');
  const allow = approval.button('Allow once');
  await allow.evaluate(async (button: HTMLElement) => {
    // Whoever comes too late because the machine is slow: they are disarmed when the window comes to the front again.
    if (button.ariaDisabled !== 'true') window.dispatchEvent(new Event('focus'));
    while (button.ariaDisabled !== 'true') await new Promise((next) => setTimeout(next));
    button.click();
  });
  await approval.page.waitForFunction(() =>
    [...document.querySelectorAll('button')].every((button) => button.ariaDisabled !== 'true'),
  );
  expect(existsSync(file)).toBe(false);
  await approval.press('Deny');
});

test('hidden characters in the arguments are made visible, and the whole text is there', async () => {
  const tail = 'the end of a long text';
  await ask(`safe\u202Etxt.exe${'\n'.repeat(200)}${tail}`);
  const approval = await app.approval(tail);
  const shown = await approval.page.locator('body').textContent();
  expect(shown).toContain('202E');
  expect(shown).not.toContain('\u202E');
  expect(shown).toContain(tail);
  await approval.press('Deny');
});

test('the main window cannot answer, not even by asking the engine itself', async () => {
  await ask('self-made');
  const approval = await app.approval('"self-made"');
  const listed = await app.main.request('approval.list', {});
  const [waiting] = listed.value as { id: string }[];
  const answer = { effect: 'allow', scope: 'call', where: [] };
  const reply = await app.main.request('approval.answer', { id: waiting?.id, answer });
  expect(reply).toMatchObject({ ok: false, error: { reason: { code: 'request.answerInApprovalWindow' } } });
  expect(existsSync(file)).toBe(false);
  await approval.press('Deny');
});

test('several questions come one after the other, oldest first', async () => {
  await ask('first');
  await ask('second');
  const approval = await app.approval('"first"');
  await approval.page.getByText('1 more is waiting').waitFor();
  await approval.press('Deny');
  await approval.page.getByText('"second"').waitFor();
  await approval.press('Deny');
  await expect.poll(() => isVisible(app.electron, 'app://approval/')).toBe(false);
});

test('closing the window is a no', async () => {
  await ask('closed');
  await app.approval('"closed"');
  await app.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().startsWith('app://approval/'))
      ?.close();
  });
  await expect.poll(async () => (await app.main.request('approval.list', {})).value).toEqual([]);
  expect(existsSync(file)).toBe(false);
});

test('a caller that goes away takes its question with it', async () => {
  await app.main.page.evaluate((path) => {
    const { patchbay } = globalThis as unknown as {
      patchbay: { request(n: string, p: unknown): Promise<unknown> };
    };
    const id = '018f0000-0000-7000-8000-00000000000a';
    void patchbay.request('tool.call', {
      id,
      server: 'desktop-commander',
      name: 'write_file',
      args: { file_path: path, content: '' },
    });
  }, file);
  await app.approval();
  expect(await app.main.request('call.cancel', { id: '018f0000-0000-7000-8000-00000000000a' })).toMatchObject(
    { ok: true },
  );
  await expect.poll(() => isVisible(app.electron, 'app://approval/')).toBe(false);
});
