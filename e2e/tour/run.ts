import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Page } from 'playwright';
import type { Step, StepReport, Witness } from './step.ts';
import { openTour } from './tour.ts';
import type { Tour, TourOptions } from './tour.ts';

/** Goes these steps in a place of their own, until one does not hold. `pictures`: the folder they go to. */
export async function run(
  steps: readonly Step[],
  { pictures, ...options }: TourOptions & { pictures?: string } = {},
): Promise<StepReport[]> {
  const tour = openTour(options);
  const reports: StepReport[] = [];
  try {
    for (const step of steps) {
      const report = await go(step, tour, pictures);
      reports.push(report);
      if (!report.held) break;
    }
  } finally {
    await tour.end();
  }
  return reports;
}

async function go(step: Step, tour: Tour, pictures: string | undefined): Promise<StepReport> {
  const { id, title, proves } = step;
  const report: StepReport = { id, title, proves, held: true, claims: [], notes: [], pictures: [] };
  try {
    await tour.moment(`before ${id}`);
    await step.run(tour, witnessOf(report, tour, pictures));
  } catch (error) {
    report.held = false;
    const problem = error instanceof Error ? error.message : String(error);
    report.problem = tour.neutral(stripVTControlCharacters(problem)).replaceAll(/\s+/g, ' ').trim();
  }
  return report;
}

function witnessOf(report: StepReport, tour: Tour, pictures: string | undefined): Witness {
  const neutral = <T>(value: T) => (typeof value === 'string' ? tour.neutral(value) : value);
  return {
    claim(what, seen, expected) {
      if (seen !== expected)
        throw new Error(`${what}: expected ${JSON.stringify(expected)}, saw ${JSON.stringify(seen)}`);
      report.claims.push({ what, value: neutral(seen) });
    },
    note(what, value) {
      report.notes.push({ what, value: neutral(value) });
    },
    async picture(page: Page, what: string) {
      if (pictures === undefined) return;
      const file = `${report.id}-${report.pictures.length + 1}.png`;
      await page.screenshot({ path: join(pictures, file) });
      report.pictures.push({ file, what });
    },
  };
}

/** A step with all that must have been gone before it, in the order of the tour. */
export function upTo(id: string, steps: readonly Step[]): Step[] {
  const wanted = new Set<string>();
  const want = (one: string): void => {
    wanted.add(one);
    for (const before of steps.find((step) => step.id === one)?.needs ?? []) want(before);
  };
  want(id);
  return steps.filter((step) => wanted.has(step.id));
}
