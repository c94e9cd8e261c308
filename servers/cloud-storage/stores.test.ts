// The same for all three: a contract fake of GCS, Microsoft's Azurite, and with PATCHBAY_TEST_S3 (test/backends/s3.sh)
// a real S3.
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { connectTo } from '#servers/kit/testing.ts';
import { takeTurn } from '../../test/backends/turn.ts';
import { backupScenarios } from './testing/backup-scenarios.ts';
import { azureBackend, gcsBackend, s3Backend } from './testing/backends.ts';
import type { Backend } from './testing/backends.ts';
import { objectScenarios } from './testing/object-scenarios.ts';
import { createFolder, createTestServer, FILES } from './testing/server.ts';
import type { Stand } from './testing/stand.ts';
import { upkeepScenarios } from './testing/upkeep-scenarios.ts';

const s3 = process.env['PATCHBAY_TEST_S3'];
const workspace = createFolder(FILES);
const startGcs = (): Promise<Backend> =>
  gcsBackend((key) => workspace.outside('key.json', JSON.stringify(key)));

afterAll(() => {
  workspace.remove();
});

/** Of the scenarios; the other store is there to be copied to. */
function play(start: () => Promise<Backend>, take: () => Promise<() => void>): void {
  const stand = {
    workspace,
    async data(tool: string, args: JsonObject = {}) {
      const answer = await stand.server.call(tool, args);
      expect(answer.error).toBeUndefined();
      return answer.data;
    },
    error: async (tool: string, args: JsonObject) => (await stand.server.call(tool, args)).error,
    temporary: () => readdirSync(workspace.folder).filter((one) => one.startsWith('.patchbay')),
  } as Stand;
  let other: Backend;
  let giveBack: () => void;

  beforeAll(async () => {
    giveBack = await take();
    const backend = await start();
    const { provider } = backend;
    const bucket = `bucket-${process.pid}-${provider}`;
    await backend.make(bucket);
    other = await startGcs();
    await other.make('elsewhere');
    const settings = { ...other.settings, ...backend.settings };
    const server = await connectTo(createTestServer(), { folders: [workspace.folder], settings });
    Object.assign(stand, { backend, provider, bucket, server, at: { provider, container: bucket } });
  }, 120_000);

  afterAll(async () => {
    await stand.server.close();
    await stand.backend.close();
    await other.close();
    giveBack();
  });

  objectScenarios(stand);
  backupScenarios(stand);
  upkeepScenarios(stand);
}

const nobodyElse = async () => () => undefined;

describe('GCS, a contract fake', () => {
  play(startGcs, nobodyElse);
});

describe('Azure, Azurite', () => {
  play(azureBackend, nobodyElse);
});

describe.skipIf(s3 === undefined)('S3, real (PATCHBAY_TEST_S3)', () => {
  play(
    () => s3Backend(s3 ?? ''),
    () => takeTurn('/tmp/patchbay-s3.turn'),
  );
});
