import { mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A workspace with a file `in.txt`. */
export interface TestingFolder {
  path: string;
  /** Names of what is in it. */
  names(): string[];
  remove(): void;
}

export function createTestingFolder(): TestingFolder {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'patchbay-s3-')));
  writeFileSync(path.join(folder, 'in.txt'), 'hello');
  return {
    path: folder,
    names: () => readdirSync(folder).toSorted(),
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

/** Settings of an S3 on loopback. */
export function settingsOf(endpoint: string): Record<string, string> {
  return {
    S3_ENDPOINT: endpoint,
    AWS_ACCESS_KEY_ID: process.env['PATCHBAY_TEST_S3_KEY'] ?? 'TESTKEY',
    AWS_SECRET_ACCESS_KEY: process.env['PATCHBAY_TEST_S3_SECRET'] ?? 'test-secret',
  };
}
