// node test/bench/run.ts [--json FILE] [--docs] [quick] [NAME...]: started by scripts/bench.mjs, which prepares the
// session that all of it needs. Ends with 1 only when something could not be measured.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureCalls, measureResults } from './call/measure-calls.ts';
import { measureApp } from './app/measure-app.ts';
import { measureBundled } from './bundled/measure-bundled.ts';
import { measureExperts } from './chat/measure-experts.ts';
import { measureFirstToken } from './chat/measure-first-token.ts';
import { measureRendering } from './chat/measure-rendering.ts';
import { measureListing } from './listing/measure-listing.ts';
import { measureStart } from './start/measure-start.ts';
import { jsonOf, judge, readTargets } from './judge.ts';
import { QUIET_LOAD, calibrate } from './machine.ts';
import type { Measure, Measurement } from './measure.ts';
import { measureRecords } from './records/measure-records.ts';
import { inOneLine, ofMachine } from './report.ts';
import { measureStorm } from './storm/measure-storm.ts';
import { docsOf, writeDocs } from './write-docs.ts';

const MEASUREMENTS: Record<string, Measurement> = {
  call: measureCalls,
  result: measureResults,
  start: measureStart,
  bundled: measureBundled,
  listing: measureListing,
  records: measureRecords,
  chat: measureFirstToken,
  experts: measureExperts,
  rendering: measureRendering,
  app: measureApp,
  storm: measureStorm,
};

const { values, positionals } = parseArgs({
  options: { json: { type: 'string' }, docs: { type: 'boolean' } },
  allowPositionals: true,
});
const quick = positionals.includes('quick');
const asked = positionals.filter((name) => name !== 'quick');
const known = Object.keys(MEASUREMENTS);
const strange = asked.filter((name) => !known.includes(name));
if (strange.length > 0) {
  console.log(`There is nothing to measure called ${strange.join(', ')}: ${known.join(', ')}; quick.`);
  process.exit(2);
}

const say = (line: string): void => {
  console.log(line);
};
const calibration = calibrate();
if (calibration.before.load > QUIET_LOAD)
  say(
    `  !! The machine is busy: load ${calibration.before.load.toFixed(2)} at the start. Times below are worth little; ratios and CPU somewhat more.`,
  );
const measures: Measure[] = [];
const failed: string[] = [];
for (const name of asked.length > 0 ? asked : known) {
  const measurement = MEASUREMENTS[name];
  if (measurement === undefined) continue;
  const begun = performance.now();
  try {
    const found = await measurement({ quick, say });
    measures.push(...found);
    say(`\n${name} (${((performance.now() - begun) / 1000).toFixed(0)} s)`);
    for (const one of judge(found, readTargets())) say(inOneLine(one));
  } catch (error) {
    failed.push(name);
    say(`\n${name} could not be measured: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
  }
}
const judged = judge(measures, readTargets());
const machine = calibration.end();
say(`\nMachine: ${ofMachine(machine)}.`);
if (values.json !== undefined) writeFileSync(values.json, jsonOf(judged));
if (values.docs === true && failed.length === 0)
  writeDocs(docsOf(judged, readTargets(), machine, new Date()));
const short = judged.filter(({ holds }) => holds === false);
const held = judged.filter(({ holds }) => holds === true).length;
say(
  `${held} targets hold, ${short.length} do not${short.length > 0 ? `: ${short.map(({ name }) => name).join(', ')}` : ''}.`,
);
const found = new Set(judged.map(({ name }) => name));
const forgotten = asked.length > 0 ? [] : Object.keys(readTargets()).filter((name) => !found.has(name));
if (forgotten.length > 0) say(`Targets without a figure: ${forgotten.join(', ')}.`);
if (failed.length > 0) say(`Not measured: ${failed.join(', ')}.`);
process.exit(failed.length + forgotten.length > 0 ? 1 : 0);
