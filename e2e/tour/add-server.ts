import type { ServerView } from '#contract/server.ts';
import { vi } from 'vitest';
import { ask, serverOf } from './engine.ts';
import { commandOf, processesOf } from './processes.ts';
import type { Witness } from './step.ts';
import type { Tour } from './tour.ts';

/** Adds a server by its pasted command line and switches it on, until its command is asked about or it runs. */
export async function addByPaste(tour: Tour, command: string, entry: string): Promise<string> {
  const { main } = tour.app();
  const { page } = main;
  const known = new Set((await ask(tour, 'state.snapshot', {})).servers.map(({ server }) => server.id));
  await main.open('Servers');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add server' }).first().click();
  await page.getByRole('textbox', { name: /paste/i }).fill(command);
  await page.getByText(entry).first().waitFor();
  await page
    .getByRole('button', { name: /^Add\b/ })
    .last()
    .click();
  const added = await vi.waitUntil(
    async () => (await ask(tour, 'state.snapshot', {})).servers.find(({ server }) => !known.has(server.id)),
    { timeout: 10_000, interval: 100 },
  );
  await page.keyboard.press('Escape');
  await page.getByRole('switch', { name: `Run ${added.server.title}`, exact: true }).click();
  await vi.waitUntil(
    async () => (await ask(tour, 'approval.list', {})).length > 0 || processesWith(tour, entry).length > 0,
    { timeout: 20_000, interval: 100 },
  );
  return added.server.id;
}

/** Processes of this tour whose command line holds the text. */
export function processesWith(tour: Tour, text: string): number[] {
  return processesOf(tour.root).filter((pid) => commandOf(pid).includes(text));
}

/** Approves the command in the approval window, with nothing running before, and waits until the server is ready. */
export async function consentTo(
  tour: Tour,
  id: string,
  entry: string,
  witness: Witness,
): Promise<ServerView> {
  witness.claim(`processes of ${id} before its command is approved`, processesWith(tour, entry).length, 0);
  const approval = await tour.app().approval(entry);
  await witness.picture(approval.page, `The approval window shows the whole command of ${id}`);
  await approval.page
    .locator('button:not([aria-disabled="true"])')
    .filter({ hasText: /^Allow/ })
    .first()
    .click();
  return ready(tour, id);
}

/** The server once it is ready. */
export function ready(tour: Tour, id: string): Promise<ServerView> {
  return vi.waitUntil(
    async () => {
      const view = await serverOf(tour, id);
      return view?.state.state === 'ready' ? view : undefined;
    },
    { timeout: 30_000, interval: 100 },
  );
}
