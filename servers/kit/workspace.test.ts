import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createWorkspace } from './workspace.ts';

let folder = '';

beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'workspace-')));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const locate = (given: string, variable: string | undefined = JSON.stringify([folder])) =>
  createWorkspace(variable).locate('file_path', given, 'mustExist');

test.each([
  ['not json', 'PATCHBAY_WORKSPACE does not hold'],
  ['"/a"', 'PATCHBAY_WORKSPACE does not hold'],
  ['[]', 'PATCHBAY_WORKSPACE does not hold'],
  ['["relative"]', 'PATCHBAY_WORKSPACE does not hold'],
  ['["/a", 5]', 'PATCHBAY_WORKSPACE does not hold'],
  ['', 'No workspace folder was given'],
])('PATCHBAY_WORKSPACE %j is D with the way out', async (variable, reason) => {
  await expect(locate('a', variable)).rejects.toMatchObject({
    code: 'D',
    message: expect.stringMatching(new RegExp(`^${reason}.*Choose a workspace folder in Patchbay`)),
  });
});

test('a workspace folder that is not there is D and named', async () => {
  const gone = path.join(folder, 'gone');
  await expect(locate('a', JSON.stringify([gone]))).rejects.toMatchObject({
    code: 'D',
    message: expect.stringContaining(gone),
  });
});

test('refusals have their letter, the field, and a next step', async () => {
  writeFileSync(path.join(folder, 'a.txt'), '');
  symlinkSync('/', path.join(folder, 'out'));
  const told = async (given: string): Promise<unknown> => locate(given).catch((error: unknown) => error);
  const field = 'file_path';
  expect(await told('a\0')).toMatchObject({ code: 'V', fields: { field, reason: 'nulByte' } });
  expect(await told('a'.repeat(9000))).toMatchObject({ code: 'V', fields: { field, reason: 'tooLong' } });
  expect(await told('a.txt/b')).toMatchObject({ code: 'V', fields: { field, reason: 'notFolder' } });
  expect(await told('none')).toMatchObject({ code: 'N', fields: { field, reason: 'missing' } });
  expect(await told('..')).toMatchObject({ code: 'P', fields: { field, reason: 'dotdot' } });
  expect(await told('/etc')).toMatchObject({ code: 'P', fields: { field, reason: 'outside' } });
  expect(await told('out/etc')).toMatchObject({
    code: 'P',
    fields: { field, reason: 'symlink' },
    message: expect.stringContaining(`Give a path inside the workspace (${folder})`),
  });
  expect(await locate('a.txt')).toEqual({ path: path.join(folder, 'a.txt'), folder });
});
