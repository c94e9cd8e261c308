import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Fault, Patch } from './faults.ts';
import type { FaultReport } from './report.ts';
import { run, upTo } from './run.ts';
import { steps } from './steps.ts';

const REPOSITORY = resolve(import.meta.dirname, '../..');

/** Goes as much of the tour as the fault's step needs, with the fault planted. It is caught when that step alone is red. */
export async function sabotage({ id, what, step, says, patches = [], outside }: Fault): Promise<FaultReport> {
  const report = { id, what, step };
  const folder = copyOfApp();
  let planted = outside === undefined;
  try {
    for (const patch of patches) apply(patch, folder);
    const reports = await run(upTo(step, steps), {
      app: folder,
      moment(name, tour) {
        if (name !== outside?.at) return;
        outside.plant(tour);
        planted = true;
      },
    });
    const red = reports.filter(({ held }) => !held);
    const problem = red.map((one) => one.problem).join(' ');
    if (!planted) return { ...report, caught: false, said: `it could not be planted: ${problem}` };
    const caught = red.length === 1 && red[0]?.id === step && says.test(problem);
    const wrong =
      red.length === 0 ? 'every step held' : `red: ${red.map((one) => one.id).join(', ')}: ${problem}`;
    return { ...report, caught, said: caught ? problem : wrong };
  } catch (error) {
    return { ...report, caught: false, said: error instanceof Error ? error.message : String(error) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function copyOfApp(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'patchbay-copy-'));
  cpSync(join(REPOSITORY, 'dist'), join(folder, 'dist'), { recursive: true });
  cpSync(join(REPOSITORY, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

function apply({ file, from, to }: Patch, folder: string): void {
  const path = join(folder, 'dist', file);
  const [before = '', after, more] = readFileSync(path, 'utf8').split(from);
  if (after === undefined || more !== undefined)
    throw new Error(`it could not be planted: ${file} does not have this once: ${from}`);
  writeFileSync(path, `${before}${to}${after}`);
}
