import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { createFakePrometheus } from './fake-prometheus.ts';
import type { FakePrometheus } from './fake-prometheus.ts';
import { createTestServer, RULES } from './testing-server.ts';

let folder: string;
let fake: FakePrometheus;
let server: TestClient;
let file: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'prometheus-inputs-'));
  file = path.join(folder, 'rules.yml');
  writeFileSync(file, RULES);
  fake = await createFakePrometheus();
  server = await connectTo(createTestServer(), {
    settings: { PROMETHEUS_URL: fake.url, PROMETHEUS_RULES_FILE: file },
  });
});

afterAll(async () => {
  await server.close();
  await fake.close();
  rmSync(folder, { recursive: true });
});

const rule = { group: 'g', alert: 'A', expr: 'up' };

test.each<[string, JsonObject, string]>([
  ['prometheus_query', {}, 'query'],
  ['prometheus_query', { query: '' }, 'query'],
  ['prometheus_query', { query: ' ' }, 'query'],
  ['prometheus_query', { query: 5 }, 'query'],
  ['prometheus_query', { query: 'up{' }, 'query'],
  ['prometheus_query', { query: 'up) or (1' }, 'query'],
  ['prometheus_query', { query: `up or ${'x'.repeat(1_000)}` }, 'query'],
  ['prometheus_query', { query: 'up', time: 'yesterday' }, 'time'],
  ['prometheus_query', { query: 'up', time: '2026-02-30T00:00:00Z' }, 'time'],
  ['prometheus_query', { query: 'up', time: '' }, 'time'],
  ['prometheus_query', { query: 'up', timeout: '0s' }, 'timeout'],
  ['prometheus_query', { query: 'up', timeout: '3m' }, 'timeout'],
  ['prometheus_query', { query: 'up', tme: '1' }, 'tme'],
  ['prometheus_query_range', { query: 'up', end: '2' }, 'start'],
  ['prometheus_query_range', { query: 'up', start: '3', end: '2' }, 'start'],
  ['prometheus_query_range', { query: 'up', start: '1', end: 'x' }, 'end'],
  ['prometheus_query_range', { query: 'up', start: '1', end: '2', step: '15' }, 'step'],
  ['prometheus_query_range', { query: 'up', start: '1', end: '2', step: '0s' }, 'step'],
  ['prometheus_query_range', { query: 'up', start: '1', end: '2', step: '1y' }, 'step'],
  ['prometheus_query_range', { query: 'up', start: '0', end: '11000', step: '1s' }, 'step'],
  ['prometheus_series', { match: [] }, 'match'],
  ['prometheus_series', {}, 'match'],
  ['prometheus_series', { match: ['rate(up[5m])'] }, 'match.0'],
  ['prometheus_series', { match: ['up', 'up[5m]'] }, 'match.1'],
  ['prometheus_series', { match: ['up'], start: '2', end: '1' }, 'start'],
  ['prometheus_labels', { label: 'a-b' }, 'label'],
  ['prometheus_labels', { label: '' }, 'label'],
  ['prometheus_labels', { label: 'a/../b' }, 'label'],
  ['prometheus_labels', { label: 'a'.repeat(101) }, 'label'],
  ['prometheus_targets', { state: 'up' }, 'state'],
  ['prometheus_alerts', { state: 'resolved' }, 'state'],
  ['prometheus_rules', { group: 'x' }, 'group'],
  ['rule_list', { file: 'x' }, 'file'],
  ['rule_create', { ...rule, expr: 'up ==' }, 'expr'],
  ['rule_create', { ...rule, group: '' }, 'group'],
  ['rule_create', { ...rule, alert: '' }, 'alert'],
  ['rule_create', { ...rule, for: '5' }, 'for'],
  ['rule_create', { ...rule, labels: { 'a-b': 'x' } }, 'labels.a-b'],
  ['rule_create', { ...rule, labels: { severity: 1 } }, 'labels.severity'],
  ['rule_create', { ...rule, annotations: 'x' }, 'annotations'],
  ['rule_create', { ...rule, group: 'ours', alert: 'Old' }, 'alert'],
  ['rule_update', { group: 'ours', alert: 'Old' }, 'expr'],
  ['rule_update', { group: 'ours', alert: 'Old', expr: 'sum(' }, 'expr'],
  ['rule_delete', { group: 'ours' }, 'alert'],
])('%s %j is V, names %s, and nothing is asked or written', async (tool, args, field) => {
  expect((await server.call(tool, args)).error).toMatchObject({ code: 'V', field });
  expect(fake.asked).toEqual([]);
  expect(readFileSync(file, 'utf8')).toBe(RULES);
});

test.each<[string, JsonObject, string, string]>([
  ['rule_update', { group: 'none', alert: 'Old', expr: 'up' }, 'group', 'ours'],
  ['rule_update', { group: 'ours', alert: 'None', expr: 'up' }, 'alert', 'Old'],
  ['rule_delete', { group: 'ours', alert: 'job:up:sum' }, 'alert', 'Old'],
])('%s %j is N, names %s and what there is', async (tool, args, field, near) => {
  const { error, text } = await server.call(tool, args);
  expect(error).toMatchObject({ code: 'N', field });
  expect(text).toContain(near);
  expect(readFileSync(file, 'utf8')).toBe(RULES);
});

test('words of other languages and label selectors are no reason to refuse a query', async () => {
  for (const query of [
    'up{job="x"}',
    'create_total{delete="drop"}',
    '{__name__=~"rm.+"}',
    'sum by (a) (b) > 1',
  ]) {
    expect((await server.call('prometheus_query', { query })).error).toBeUndefined();
    expect(fake.asked.at(-1)?.parameters.get('query')).toBe(query);
  }
});
