import type { AuditVerdict } from '#contract/audit.ts';
import { outcomeRows, patchbay, rowsHash } from '../engine.ts';
import type { Step } from '../step.ts';
import type { Tour } from '../tour.ts';

export const audit: Step = {
  id: 'audit',
  title: 'The audit is verified',
  proves: 'Every decision has its row, and both the window and the command line find the chain intact.',
  needs: ['first-start', 'bundled-server', 'governed-write'],
  async run(tour, { claim, note, picture }) {
    const { page } = tour.app().main;
    await tour.app().main.open('Activity');
    await page.getByRole('button', { name: 'Verify', exact: true }).click();
    const verdict = page.getByText(/^The audit is (intact|not what was written)/).first();
    await verdict.waitFor();
    await picture(page, 'The verdict in the window');
    const said = (await verdict.textContent()) ?? '';
    claim('the window finds the audit intact', said.startsWith('The audit is intact'), true);
    const { code, stdout } = await patchbay(tour, 'audit', 'verify', '--json');
    const { intact, rows } = JSON.parse(stdout) as AuditVerdict;
    claim('exit code of patchbay audit verify', code ?? -1, 0);
    claim('the command line finds the audit intact', intact, true);
    claim('outcome rows of writes that were denied', rowsOf(tour, 'denied'), 2);
    claim('outcome rows of writes that were done', rowsOf(tour, 'ok'), 1);
    const hash = rowsHash(tour);
    note('rows verified', rows);
    note('SHA-256 of all rows', hash.hash);
  },
};

const rowsOf = (tour: Tour, outcome: string): number =>
  outcomeRows(tour, 'write_file', `"outcome":"${outcome}"`);
