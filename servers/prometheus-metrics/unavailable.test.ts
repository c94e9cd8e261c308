import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectTo } from '#servers/kit/testing.ts';
import { createFakePrometheus } from './fake-prometheus.ts';
import type { Answer, FakePrometheus } from './fake-prometheus.ts';
import { CALLS, createTestServer, RULES } from './testing-server.ts';

let folder: string;
let file: string;
let fake: FakePrometheus;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'prometheus-gone-'));
  file = path.join(folder, 'rules.yml');
  writeFileSync(file, RULES);
  fake = await createFakePrometheus('open sesame');
});

afterEach(async () => {
  await fake.close();
  rmSync(folder, { recursive: true });
});

const connect = (settings: Record<string, string> = {}) =>
  connectTo(createTestServer(), {
    settings: {
      PROMETHEUS_URL: fake.url,
      PROMETHEUS_API_KEY: 'open sesame',
      PROMETHEUS_RULES_FILE: file,
      ...settings,
    },
  });

describe.each(CALLS)('%s', (tool, args) => {
  test('is D when nobody is there, names the place and changes nothing', async () => {
    const { url } = fake;
    await fake.close();
    const server = await connect();
    const { error, text } = await server.call(tool, args);
    expect(error).toMatchObject({ code: 'D' });
    expect(text).toContain(new URL(url).host);
    expect(readFileSync(file, 'utf8')).toBe(RULES);
    fake = await createFakePrometheus();
    await server.close();
  });

  test.each<[Answer, string]>([
    ['drop', 'E'],
    [{ status: 200, body: '<html>' }, 'E'],
    [{ status: 200, body: '{"status":"success","data":7}' }, 'E'],
    [{ status: 503, body: 'Service Unavailable' }, 'E'],
    [{ status: 422, body: '{"status":"error","errorType":"execution","error":"too many"}' }, 'E'],
    [{ status: 403, body: 'no' }, 'A'],
  ])('answered with %j it fails with %s and changes nothing', async (answer, code) => {
    fake.answer = () => answer;
    const server = await connect();
    const { error } = await server.call(tool, args);
    expect(error).toMatchObject({ code });
    expect(readFileSync(file, 'utf8')).toBe(RULES);
    await server.close();
  });
});

test('a wrong key is A and stays out of the answer', async () => {
  const server = await connect({ PROMETHEUS_API_KEY: 'wrong key' });
  const { error } = await server.call('prometheus_query', { query: 'up' });
  expect(error).toMatchObject({ code: 'A', setting: 'PROMETHEUS_API_KEY' });
  expect(JSON.stringify(error)).not.toContain('wrong key');
  expect(fake.asked).toHaveLength(1);
  await server.close();
});

test('what Prometheus says is told, with its status', async () => {
  const body = JSON.stringify({ status: 'error', errorType: 'bad_data', error: 'no such function' });
  fake.answer = () => ({ status: 400, body });
  const server = await connect();
  const { error, text } = await server.call('prometheus_query', { query: 'up' });
  expect(error).toMatchObject({ code: 'E', status: 400, errorType: 'bad_data' });
  expect(text).toContain('no such function');
  await server.close();
});

test('an outage is asked three times, a refusal once', async () => {
  const server = await connect();
  fake.answer = () => ({ status: 503, body: 'starting' });
  await server.call('prometheus_labels', {});
  expect(fake.asked).toHaveLength(3);
  fake.answer = () => ({ status: 422, body: '{"status":"error","errorType":"execution","error":"x"}' });
  await server.call('prometheus_labels', {});
  expect(fake.asked).toHaveLength(4);
  await server.close();
});

test('one that comes back within three attempts is answered', async () => {
  const server = await connect();
  fake.answer = () => (fake.asked.length < 3 ? 'drop' : undefined);
  expect((await server.call('prometheus_labels', {})).data['values']).toEqual(['job']);
  await server.close();
});

test('a query that takes longer than it may is T', async () => {
  fake.answer = () => 'hang';
  const server = await connect();
  const { error } = await server.call('prometheus_query', { query: 'up', timeout: '1s' });
  expect(error).toMatchObject({ code: 'T' });
  expect(fake.asked).toHaveLength(1);
  await server.close();
});

test('without a rule file the tools that need it are D and name the setting', async () => {
  const server = await connect({ PROMETHEUS_RULES_FILE: '' });
  const rule = { group: 'g', alert: 'A', expr: 'up' };
  for (const answer of [await server.call('rule_list', {}), await server.call('rule_create', rule)]) {
    expect(answer.error).toMatchObject({ code: 'D', setting: 'PROMETHEUS_RULES_FILE' });
  }
  await server.close();
});

test.each(['ftp://x', 'nonsense', 'http://user:secret@localhost'])('the address %s is D', async (address) => {
  const server = await connect({ PROMETHEUS_URL: address });
  const { error } = await server.call('prometheus_labels', {});
  expect(error).toMatchObject({ code: 'D', setting: 'PROMETHEUS_URL' });
  expect(JSON.stringify(error)).not.toContain('secret');
  await server.close();
});
