import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFakePrograms } from './fake-programs.ts';
import type { FakePrograms } from './fake-programs.ts';

/** A workspace of its own, and programs that stand in for the real ones; for tests. */
export interface Rig {
  folder: string;
  at(...names: string[]): string;
  fakes: FakePrograms;
}

/** Also what `connect` gives for the workspace folder; `close` closes that and removes the folders. */
export async function createRig<C extends { close(): Promise<void> }>(
  connect: (folder: string) => Promise<C>,
): Promise<C & Rig> {
  const base = realpathSync(mkdtempSync(path.join(tmpdir(), 'infrastructure-')));
  const folder = path.join(base, 'ws');
  mkdirSync(folder);
  const client = await connect(folder);
  return {
    ...client,
    folder,
    at: (...names) => path.join(folder, ...names),
    fakes: createFakePrograms(path.join(base, 'bin')),
    async close() {
      await client.close();
      rmSync(base, { recursive: true });
    },
  };
}
