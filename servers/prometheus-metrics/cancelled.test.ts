import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { callContext } from '#servers/kit/testing.ts';
import { createFakePrometheus } from './fake-prometheus.ts';
import type { FakePrometheus } from './fake-prometheus.ts';
import { CALLS, createTestServer, RULES } from './testing-server.ts';

let folder: string;
let file: string;
let fake: FakePrometheus;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'prometheus-cancel-'));
  file = path.join(folder, 'rules.yml');
  writeFileSync(file, RULES);
  fake = await createFakePrometheus();
});

afterEach(async () => {
  await fake.close();
  rmSync(folder, { recursive: true });
});

function start(tool: string, args: object, signal: AbortSignal): Promise<unknown> {
  const server = createTestServer();
  const settings = { PROMETHEUS_URL: fake.url, PROMETHEUS_RULES_FILE: file };
  const found = server.tools.find(({ name }) => name === tool);
  if (found === undefined) throw new Error(`no tool ${tool}`);
  return found.call(args, callContext(server, { settings, signal }));
}

test.each(CALLS)('%s, cancelled, hangs up and changes nothing', async (tool, args) => {
  fake.answer = () => (fake.asked.length === 1 ? 'hang' : undefined);
  const cancel = new AbortController();
  const call = start(tool, args, cancel.signal);
  await expect.poll(() => fake.asked.length).toBe(1);
  cancel.abort(new Error('enough'));
  await expect(call).rejects.toThrow('enough');
  await expect.poll(() => fake.givenUp).toBeGreaterThan(0);
  expect(readFileSync(file, 'utf8')).toBe(RULES);
});

test('cancelled while Prometheus reloads, the file is put back and loaded again', async () => {
  let reloads = 0;
  fake.answer = ({ path: asked }) => (asked === '/-/reload' && ++reloads === 1 ? 'hang' : undefined);
  const cancel = new AbortController();
  const call = start('rule_create', { group: 'g', alert: 'New', expr: 'up == 0' }, cancel.signal);
  await expect.poll(() => reloads).toBe(1);
  expect(readFileSync(file, 'utf8')).toContain('New');
  cancel.abort(new Error('enough'));
  await expect(call).rejects.toThrow('enough');
  expect(readFileSync(file, 'utf8')).toBe(RULES);
  expect(reloads).toBe(2);
});
