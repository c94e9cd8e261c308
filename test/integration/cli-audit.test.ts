import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AuditVerdict } from '#contract/audit.ts';
import { buildCli, cleanUp, furnish, patchbay, serve } from './cli.ts';
import type { Served } from './cli.ts';
import { removeHome } from './engine.ts';

let home: string;
let served: Served;

beforeAll(async () => {
  await buildCli();
}, 60_000);

beforeEach(async () => {
  home = await furnish([]);
  served = await serve(home);
  await patchbay(home, ['start', 'desktop-commander']);
  for (const name of ['one', 'two']) {
    await patchbay(home, ['call', 'desktop-commander', 'check_file_exists', `path=${name}`]);
  }
});

afterEach(async () => {
  await served.stop();
  removeHome(home);
});

afterAll(cleanUp);

/** As somebody who can write the file would change it, beside the running engine. */
function tamper(sql: string): void {
  const db = new Sqlite(join(home, 'audit.db'));
  const { changes } = db.prepare(sql).run();
  db.close();
  expect(changes).toBeGreaterThan(0);
}

async function verdict(): Promise<{ code: number | null; kinds: string[]; said: string }> {
  const [human, json] = [
    await patchbay(home, ['audit', 'verify']),
    await patchbay(home, ['audit', 'verify', '--json']),
  ];
  const { intact, findings } = JSON.parse(json.stdout) as AuditVerdict;
  expect(human.code).toBe(json.code);
  expect(intact).toBe(json.code === 0);
  return { code: json.code, kinds: findings.map(({ kind, seq }) => `${kind} ${seq}`), said: human.stdout };
}

test('an audit that nobody touched is intact, also after a start', async () => {
  expect(await verdict()).toMatchObject({ code: 0, kinds: [] });
  await served.stop();
  served = await serve(home);
  const { code, said } = await verdict();
  expect(code).toBe(0);
  expect(said).toMatch(/^The audit is intact: \d+ rows\.$/m);
});

test('an edited row, a missing one and a cut tail are each found while the engine runs', async () => {
  tamper(`UPDATE audit SET body = replace(body, '"one"', '"own"') WHERE body LIKE '%"one"%'`);
  const edited = await verdict();
  expect(edited).toMatchObject({ code: 1, kinds: [expect.stringMatching(/^changed \d+$/)] });
  expect(edited.said).toMatch(/row \d+: its content was changed/);

  tamper('DELETE FROM audit WHERE seq = 2');
  expect((await verdict()).kinds).toContain('gap 3');

  tamper('DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)');
  const cut = await verdict();
  expect(cut.kinds).toContainEqual(expect.stringMatching(/^tailCut \d+$/));
  expect(cut.said).toContain('the end is missing');
});

test('a tail that was cut while nothing ran is found by what the keychain holds, and stays found', async () => {
  await served.stop();
  tamper('DELETE FROM audit WHERE seq > (SELECT max(seq) FROM audit) - 2');
  served = await serve(home);
  expect((await verdict()).kinds).toContainEqual(expect.stringMatching(/^recorded \d+$/));
  await served.stop();
  served = await serve(home);
  expect((await verdict()).code).toBe(1);
});
