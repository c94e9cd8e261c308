import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { findProgram, run } from '#servers/kit/exec.ts';

const ESTIMATE_MS = 120_000;

export const Cost = z.object({
  monthly: z.number().nullable().describe('null: it could not be estimated; never 0 for that'),
  currency: z.string().nullable(),
  note: z.string(),
});
type Cost = z.infer<typeof Cost>;

/** The part of `infracost breakdown --format json` that is looked at. */
const Breakdown = z.object({ currency: z.string(), totalMonthlyCost: z.coerce.number() });

/** What Infracost says of a plan in JSON, or why it says nothing. The plan holds values: only we can read the copy. */
export async function estimateCost(plan: string, cwd: string, signal: AbortSignal): Promise<Cost> {
  const none = (note: string): Cost => ({ monthly: null, currency: null, note });
  if ((await findProgram('infracost')) === undefined) {
    return none('Infracost is not installed; get it from https://www.infracost.io to have costs estimated.');
  }
  const folder = await mkdtemp(join(tmpdir(), 'patchbay-plan-'));
  try {
    const file = join(folder, 'plan.json');
    await writeFile(file, plan, { mode: 0o600 });
    const args = ['breakdown', '--path', file, '--format', 'json', '--no-color'];
    const { exitCode, stdout, stderr } = await run('infracost', args, {
      cwd,
      timeoutMs: ESTIMATE_MS,
      signal,
    });
    if (exitCode !== 0)
      return none(`Infracost failed with exit code ${exitCode}: ${stderr.trim().slice(-500)}`);
    const found = Breakdown.safeParse(parse(stdout));
    if (!found.success) return none('Infracost answered something that is no estimate.');
    return { monthly: found.data.totalMonthlyCost, currency: found.data.currency, note: 'as Infracost says' };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
