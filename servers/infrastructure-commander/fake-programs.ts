import { appendFileSync, chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Programs that stand in for the real ones in tests: each notes how it was called and answers as it was told. */
export interface FakePrograms {
  /** To be put on the PATH. */
  folder: string;
  /** Answers calls whose words start with `prefix`, the longest prefix first. A call that nothing fits fails with 64. */
  answer(
    program: string,
    prefix: string,
    reply: { stdout?: string; stderr?: string; exitCode?: number },
  ): void;
  /** Words of every call so far, the program first. */
  calls(): string[][];
}

const SOURCE = `
const { appendFileSync, readFileSync } = require('fs');
const path = require('path');
const program = path.basename(process.argv[1]);
const words = process.argv.slice(2);
appendFileSync(path.join(__dirname, 'calls'), JSON.stringify([program, ...words]) + '\\n');
const replies = readFileSync(path.join(__dirname, program + '.replies'), 'utf8').trim().split('\\n').map((line) => JSON.parse(line));
const fitting = replies.filter(({ prefix }) => words.join(' ').startsWith(prefix)).sort((a, b) => b.prefix.length - a.prefix.length);
const reply = fitting[0] ?? { stderr: 'unexpected call: ' + words.join(' '), exitCode: 64 };
process.stderr.write(reply.stderr ?? '');
process.stdout.write(reply.stdout ?? '', () => process.exit(reply.exitCode ?? 0));
`;

/** Makes the folder. On Linux and macOS alone: it needs a first line that names Node. */
export function createFakePrograms(folder: string): FakePrograms {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'calls'), '');
  return {
    folder,
    answer(program, prefix, reply) {
      const file = path.join(folder, program);
      writeFileSync(file, `#!${process.execPath}\n${SOURCE}`);
      chmodSync(file, 0o755);
      appendFileSync(path.join(folder, `${program}.replies`), `${JSON.stringify({ prefix, ...reply })}\n`);
    },
    calls: () =>
      readFileSync(path.join(folder, 'calls'), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as string[]),
  };
}
