import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Step } from '../step.ts';
import type { Tour } from '../tour.ts';

export const governedWrite: Step = {
  id: 'governed-write',
  title: 'A write is denied, then allowed',
  proves:
    'What is denied has no effect at the server, what is allowed has exactly one, and the next asks again.',
  needs: ['first-start', 'bundled-server'],
  async run(tour, { claim, note, picture }) {
    await write(tour, 'denied.txt', 'never');
    const question = await tour.app().approval('"never"');
    await picture(question.page, 'The question, with the exact arguments');
    await question.press('Deny');
    await ended(tour);
    claim('files written after Deny', written(tour).length, 0);
    await write(tour, 'allowed.txt', 'once');
    await (await tour.app().approval('"once"')).press('Allow once');
    await ended(tour);
    claim('files written after Allow once', written(tour).join(' '), 'allowed.txt');
    const content = readFileSync(join(tour.home, 'workspace', 'allowed.txt'));
    claim('what was written', String(content), 'once');
    note('SHA-256 of the file', createHash('sha256').update(content).digest('hex'));
    await write(tour, 'again.txt', 'twice');
    await (await tour.app().approval('"twice"')).press('Deny');
    await ended(tour);
    claim('files written in the end', written(tour).length, 1);
    await picture(tour.app().main.page, 'The window says who refused');
  },
};

async function write(tour: Tour, file: string, content: string): Promise<void> {
  const { main } = tour.app();
  await main.open('Servers');
  await main.openTool('Desktop Commander', 'write_file');
  await main.enter({ file_path: file, content });
  await main.run();
}

/** Until the call has ended, whichever way: what it did is counted on disk and not read from the window. */
async function ended(tour: Tour): Promise<void> {
  await tour
    .app()
    .main.report()
    .getByText(/^(Done|Refused by you\.)/)
    .first()
    .waitFor();
}

const written = (tour: Tour): string[] =>
  readdirSync(join(tour.home, 'workspace')).filter((name) =>
    ['denied.txt', 'allowed.txt', 'again.txt'].includes(name),
  );
