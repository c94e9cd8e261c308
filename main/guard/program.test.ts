import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findProgram } from './program.ts';

let base = '';
const at = (...names: string[]): string => path.join(base, ...names);

beforeEach(() => {
  base = realpathSync(mkdtempSync(path.join(tmpdir(), 'program-')));
  for (const folder of ['first', 'second', 'first/folder']) mkdirSync(at(folder));
  for (const file of ['first/plain', 'second/plain', 'second/tool']) writeFileSync(at(file), '');
  for (const file of ['second/plain', 'second/tool']) chmodSync(at(file), 0o755);
});

afterEach(() => {
  rmSync(base, { recursive: true });
});

describe.runIf(process.platform !== 'win32')('on the PATH (scripts: not on Windows)', () => {
  const PATH = (...folders: string[]) => ({ PATH: folders.join(path.delimiter) });

  test('the first that may be run is it; a folder and a file without the right are passed over', async () => {
    const env = PATH(at('first'), at('second'));
    expect(await findProgram('tool', env)).toBe(at('second/tool'));
    expect(await findProgram('plain', env)).toBe(at('second/plain'));
    expect(await findProgram('folder', env)).toBeUndefined();
    expect(await findProgram('none', env)).toBeUndefined();
    expect(await findProgram('tool', {})).toBeUndefined();
  });

  test('a path that is not absolute leads nowhere, in the name and on the PATH', async () => {
    for (const name of ['../second/tool', './tool', 'second/tool', '', 'tool\0', String.raw`x\tool`]) {
      expect(await findProgram(name, PATH(at('second'), at('first'), base)), name).toBeUndefined();
    }
    const here = path.relative(process.cwd(), at('second'));
    expect(await findProgram('tool', PATH(here, '', '.'))).toBeUndefined();
  });

  test('an absolute path is that program or none', async () => {
    expect(await findProgram(at('second/tool'), {})).toBe(at('second/tool'));
    expect(await findProgram(at('first/plain'), {})).toBeUndefined();
  });
});
