import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonFile } from './json-file.mjs';

test('a file that cannot be written is said before the work begins, and nothing is made', () => {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-json-'));
  try {
    const file = join(folder, 'a.json');
    expect(jsonFile(undefined, 'Usage: x')).toBeUndefined();
    expect(jsonFile(file, 'Usage: x')).toBe(file);
    for (const wrong of [folder, '', join(folder, 'not there', 'a.json')])
      expect(() => jsonFile(wrong, 'Usage: x')).toThrow(expect.objectContaining({ exitCode: 2 }));
    expect(() => jsonFile(folder, 'Usage: x')).toThrow('Usage: x');
    expect(readdirSync(folder)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
