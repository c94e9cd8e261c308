import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findPatterns } from './find-patterns.ts';
import { lint } from './lint.ts';
import { PATTERN_TYPES } from './rules/rule.ts';
import { grammarOf } from './syntax/dialect.ts';
import { banditCalls, banditExamples, pluginCases } from './testing/foreign-corpus.ts';
import { OWN_CORPUS } from './testing/own-corpus.ts';
import type { Sample } from './testing/own-corpus.ts';
import { banditCwe } from './bandit-cwe.ts';

/** The weaknesses that an engine sees in each sample, by its name. */
type Engine = (samples: readonly Sample[]) => Promise<Map<string, number[]>>;

const ours: Engine = async (samples) => {
  const seen = new Map<string, number[]>();
  for (const { name, text } of samples) {
    const grammar = grammarOf(name);
    if (grammar === undefined) continue;
    const { findings } = await findPatterns(name, text, grammar, new Set(PATTERN_TYPES));
    seen.set(
      name,
      findings.flatMap(({ cwe }) => cwe),
    );
  }
  return seen;
};

const eslint: Engine = async (samples) => {
  const seen = new Map<string, number[]>();
  for (const { name, text } of samples) {
    seen.set(
      name,
      (await lint(name, text)).findings.flatMap(({ cwe }) => cwe),
    );
  }
  return seen;
};

/** Through the program itself: what the tool does with its answer is tested elsewhere. */
const bandit: Engine = (samples) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sast-measured-'));
  try {
    for (const { name, text } of samples) writeFileSync(path.join(folder, name), text);
    const { stdout: printed } = spawnSync('bandit', ['-r', folder, '-f', 'json', '-q'], {
      maxBuffer: 64 * 1024 * 1024,
      encoding: 'utf8',
    });
    const { results } = JSON.parse(printed) as { results: { filename: string; test_id: string }[] };
    const seen = new Map<string, number[]>();
    for (const { filename, test_id } of results) {
      const name = path.basename(filename);
      seen.set(name, [...(seen.get(name) ?? []), ...banditCwe(test_id)]);
    }
    return Promise.resolve(seen);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

interface Measure {
  precision: number;
  recall: number;
  wrong: string[];
}

async function measure(samples: readonly Sample[], engine: Engine): Promise<Measure> {
  const seen = await engine(samples);
  const judged = samples.map((sample) => ({
    ...sample,
    found: (seen.get(sample.name) ?? []).some((cwe) => sample.family.includes(cwe)),
  }));
  const right = judged.filter(({ weak, found }) => weak && found).length;
  return {
    precision: right / judged.filter(({ found }) => found).length,
    recall: right / judged.filter(({ weak }) => weak).length,
    wrong: judged
      .filter(({ weak, found }) => weak !== found)
      .map(
        ({ name, weak, text }) =>
          `${weak ? 'missed' : 'false'} ${name}: ${text.replaceAll('\n', ' ; ').slice(-200)}`,
      ),
  };
}

const shown = ({ precision, recall }: Measure): string =>
  `precision ${(100 * precision).toFixed(0)} %, recall ${(100 * recall).toFixed(0)} %`;
const counted = (samples: readonly Sample[]): string =>
  `${samples.length} samples, ${samples.filter(({ weak }) => weak).length} weak`;

const hasBandit = spawnSync('bandit', ['--version']).status === 0;
const JS = OWN_CORPUS.filter(({ name }) => name.endsWith('.js') || name.endsWith('.ts'));
const PY = OWN_CORPUS.filter(({ name }) => name.endsWith('.py'));

test('the half that the author of the rules wrote', async () => {
  const mine = await measure(OWN_CORPUS, ours);
  const figures = `own half: ${counted(OWN_CORPUS)}; ours ${shown(mine)}`;
  expect(mine.precision, `${figures}\n${mine.wrong.join('\n')}`).toBeGreaterThanOrEqual(0.95);
  expect(mine.recall, `${figures}\n${mine.wrong.join('\n')}`).toBeGreaterThanOrEqual(0.95);
  process.stdout.write(`${figures}\n`);
  process.stdout.write(
    `  its JavaScript: ${counted(JS)}; ours ${shown(await measure(JS, ours))}; eslint-plugin-security ${shown(await measure(JS, eslint))}\n`,
  );
  if (hasBandit) {
    process.stdout.write(
      `  its Python: ${counted(PY)}; ours ${shown(await measure(PY, ours))}; bandit ${shown(await measure(PY, bandit))}\n`,
    );
  }
});

describe.each([
  ['eslint-plugin-security', 0.9, 0.5],
  ['eslint-plugin-security-node', 0.9, 0.4],
] as const)('the cases of %s', (plugin, precision, recall) => {
  const cases = pluginCases(plugin);
  test.skipIf(cases === undefined)(`that ${plugin} ships with itself (a package for tests)`, async () => {
    const samples = cases ?? [];
    const [mine, theirs] = [await measure(samples, ours), await measure(samples, eslint)];
    const figures = `cases of ${plugin}: ${counted(samples)}; ours ${shown(mine)}; eslint-plugin-security ${shown(theirs)}`;
    expect(mine.precision, `${figures}\n${mine.wrong.join('\n')}`).toBeGreaterThanOrEqual(precision);
    expect(mine.recall, `${figures}\n${mine.wrong.join('\n')}`).toBeGreaterThanOrEqual(recall);
    process.stdout.write(`${figures}\n`);
  });
});

describe.skipIf(!hasBandit)('with Bandit (install the package bandit)', () => {
  test.each([
    ['examples in the documentation of its tests', banditExamples(), 0.4],
    ['calls that its list names', banditCalls(), 0.5],
  ])('%s', async (name, found, recall) => {
    const samples = found ?? [];
    const [mine, theirs] = [await measure(samples, ours), await measure(samples, bandit)];
    const figures = `${name}: ${counted(samples)}; ours ${shown(mine)}; bandit ${shown(theirs)}`;
    expect(mine.recall, `${figures}\n${mine.wrong.join('\n')}`).toBeGreaterThanOrEqual(recall);
    process.stdout.write(`${figures}\n`);
  });
});
