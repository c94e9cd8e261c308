import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { faults } from './faults.ts';
import { writeReport } from './report.ts';
import type { TourReport } from './report.ts';
import { run } from './run.ts';
import { sabotage } from './sabotage.ts';
import { steps } from './steps.ts';

const FOLDER = resolve(import.meta.dirname, '../../tour');
const report: TourReport = {
  at: new Date().toISOString().slice(0, 16).replace('T', ' '),
  steps: [],
  faults: [],
};

beforeAll(() => {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER);
});
afterEach(() => {
  writeReport(FOLDER, report);
});

test('every step of the tour holds', async () => {
  report.steps = await run(steps, { pictures: FOLDER });
  expect(report.steps.filter(({ held }) => !held).map(({ id, problem }) => `${id}: ${problem}`)).toEqual([]);
  expect(report.steps).toHaveLength(steps.length);
});

describe.runIf(process.env['PATCHBAY_SABOTAGE'] !== undefined)('sabotage', () => {
  test('each step has a fault that it must catch', () => {
    const caught = new Set(faults.map(({ step }) => step));
    expect(steps.map(({ id }) => id).filter((id) => !caught.has(id))).toEqual([]);
  });

  test.each(faults)('caught by $step: $what', async (fault) => {
    const result = await sabotage(fault);
    report.faults.push(result);
    expect(result).toMatchObject({ caught: true });
  });
});
