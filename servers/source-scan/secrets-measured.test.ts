import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import { expect, test } from 'vitest';
import { findSecrets } from './find-secrets.ts';
import { createLines } from './lines.ts';
import { BY_HAND, planted } from './testing/corpus.ts';
import type { Sample } from './testing/corpus.ts';

const PACKAGES = path.join(import.meta.dirname, '../../node_modules');
const KINDS = new Set(['.js', '.ts', '.md', '.yml']);
const FILES = 400;
const MAX_BYTES = 60_000;

/** Files of installed packages, chosen by the digest of their path: nobody picked them. */
function othersFiles(): { name: string; text: string }[] {
  const found: string[] = [];
  const look = (folder: string, depth: number): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory() && depth < 3) look(file, depth + 1);
      else if (entry.isFile() && KINDS.has(path.extname(entry.name))) found.push(file);
    }
  };
  look(PACKAGES, 0);
  const order = new Map(
    found.map((file) => [file, createHash('sha1').update(path.relative(PACKAGES, file)).digest('hex')]),
  );
  return found
    .toSorted((a, b) => (order.get(a) ?? '').localeCompare(order.get(b) ?? ''))
    .filter((file) => statSync(file).size < MAX_BYTES)
    .slice(0, FILES)
    .map((file) => ({ name: path.basename(file), text: readFileSync(file, 'utf8') }));
}

interface Measure {
  precision: number;
  recall: number;
  wrong: string[];
}

type Engine = (sample: Sample) => Promise<number[]>;

async function measure(samples: readonly Sample[], engine: Engine): Promise<Measure> {
  let [right, found, there] = [0, 0, 0];
  const wrong: string[] = [];
  for (const sample of samples) {
    const lines = new Set(await engine(sample));
    const hits = sample.secrets.filter((line) => lines.has(line));
    right += hits.length;
    found += lines.size;
    there += sample.secrets.length;
    if (hits.length < sample.secrets.length) wrong.push(`missed ${sample.name}:${sample.secrets.join()}`);
    if (lines.size > hits.length) wrong.push(`false ${sample.name}:${[...lines].join()}`);
  }
  return { precision: right / found, recall: right / there, wrong };
}

const ours: Engine = async ({ name, text }) =>
  findSecrets({ name, text, mode: 0 }, { entropy: true, custom: [] }).findings.map(({ line }) => line ?? 0);

const secretlint: Engine = async ({ name, text }) => {
  const { messages } = await lintSource({
    source: { filePath: `/${name}`, content: text, contentType: 'text', ext: path.extname(name) },
    options: {
      config: {
        rules: [
          { id: '@secretlint/secretlint-rule-preset-recommend', rule: creator, options: {}, rules: [] },
        ],
      },
    },
  });
  const lines = createLines(text);
  return messages.map(({ range }) => lines.numberAt(range[0]));
};

const shown = ({ precision, recall }: Measure): string =>
  `precision ${(100 * precision).toFixed(1)} %, recall ${(100 * recall).toFixed(1)} %`;

test.each([
  ['lines by the author of the rules', () => [...BY_HAND], 0.95, 0.95],
  ['files that nobody of us has read, with planted secrets', () => planted(othersFiles()), 0.95, 0.9],
])('%s: at least as good as secretlint, and good enough', async (name, samples, precision, recall) => {
  const all = samples();
  const [mine, theirs] = [await measure(all, ours), await measure(all, secretlint)];
  const figures = `${name}: ${all.length} samples; ours ${shown(mine)}; secretlint ${shown(theirs)}`;
  expect(mine.precision, `${figures}\n${mine.wrong.join('\n')}`).toBeGreaterThanOrEqual(precision);
  expect(mine.recall, `${figures}\n${mine.wrong.join('\n')}`).toBeGreaterThanOrEqual(recall);
  expect(mine.recall, figures).toBeGreaterThanOrEqual(theirs.recall);
  process.stdout.write(`${figures}\n`);
});
