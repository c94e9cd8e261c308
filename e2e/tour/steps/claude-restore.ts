import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Step } from '../step.ts';
import { ORIGINAL, sha256 } from './claude-export.ts';

const PATIENCE_MS = 10_000;

export const claudeRestore: Step = {
  id: 'claude-restore',
  title: 'Claude Desktop’s file is given back',
  proves: 'One press on Restore, and the file is what it was, byte for byte.',
  needs: ['first-start', 'bundled-server', 'added-server', 'claude-export'],
  async run(tour, { claim, picture }) {
    const { page } = tour.app().main;
    const exported = readFileSync(tour.claudeFile);
    await page
      .getByRole('button', { name: /^Restore the backup/ })
      .first()
      .click();
    const until = Date.now() + PATIENCE_MS;
    while (readFileSync(tour.claudeFile).equals(exported) && Date.now() < until) await delay(50);
    const restored = readFileSync(tour.claudeFile);
    claim('bytes', restored.length, Buffer.byteLength(ORIGINAL));
    claim('SHA-256', sha256(restored), sha256(ORIGINAL));
    await page.getByText('Restored.').waitFor();
    await picture(page, 'The file is as it was');
  },
};
