// Against a real Prometheus and Alertmanager: test/backends/prometheus.sh starts both and prints the variables.
import { writeFileSync, rmSync, existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { createCutLine } from '../../test/backends/cut-line.ts';
import type { CutLine } from '../../test/backends/cut-line.ts';
import { CALLS, createTestServer } from './testing-server.ts';

const prometheus = process.env['PATCHBAY_TEST_PROMETHEUS'] ?? '';
const alertmanager = process.env['PATCHBAY_TEST_ALERTMANAGER'] ?? '';

describe.skipIf(prometheus === '')('a real Prometheus (PATCHBAY_TEST_PROMETHEUS)', () => {
  let server: TestClient;
  let file: string;

  const connect = (url: string, rules = file) =>
    connectTo(createTestServer(), { settings: { PROMETHEUS_URL: url, PROMETHEUS_RULES_FILE: rules } });

  beforeAll(async () => {
    const answer = await fetch(new URL('/api/v1/status/config', prometheus));
    const { data } = (await answer.json()) as { data: { yaml: string } };
    const { rule_files } = parse(data.yaml) as { rule_files: string[] };
    file = path.join(path.dirname(rule_files[0] ?? ''), `test-${process.pid}.yml`);
    server = await connect(prometheus);
  });

  afterAll(async () => {
    await server.close();
    rmSync(file, { force: true });
    await fetch(new URL('/-/reload', prometheus), { method: 'POST' });
  });

  test('queries, now and over time', async () => {
    const up = { query: 'up{job="prometheus"}' };
    await expect.poll(async () => (await server.call('prometheus_query', up)).data['result']).toHaveLength(1);
    const { data, text } = await server.call('prometheus_query', up);
    expect(data).toMatchObject({ resultType: 'vector', truncated: false, warnings: [] });
    expect(text).toMatch(/^up\{instance="[^"]+", job="prometheus"\} 1 @ \d{4}-/);
    expect((await server.call('prometheus_query', { query: '1 + 1' })).data).toMatchObject({
      resultType: 'scalar',
      result: [{ metric: {}, value: [expect.any(Number), '2'] }],
    });
    expect((await server.call('prometheus_query', { query: '"hi"' })).data['resultType']).toBe('string');
    expect(
      (await server.call('prometheus_query', { query: 'vector(time())', time: '100' })).data,
    ).toMatchObject({
      result: [{ value: [100, '100'] }],
    });
    const range = { query: 'vector(time())', start: '100', end: '1970-01-01T00:02:00Z', step: '10s' };
    expect((await server.call('prometheus_query_range', range)).data['result']).toMatchObject([
      {
        values: [
          [100, '100'],
          [110, '110'],
          [120, '120'],
        ],
      },
    ]);
  });

  test('what parses and means nothing is E in Prometheus words', async () => {
    const { error, text } = await server.call('prometheus_query', { query: 'rate(up)' });
    expect(error).toMatchObject({ code: 'E', status: 400, errorType: 'bad_data' });
    expect(text).toContain('expected type range vector');
  });

  test('series and labels', async () => {
    await expect
      .poll(
        async () => (await server.call('prometheus_series', { match: ['up{job="absent"}'] })).data['series'],
      )
      .toEqual([{ __name__: 'up', instance: '127.0.0.1:1', job: 'absent' }]);
    expect((await server.call('prometheus_labels', {})).data['values']).toContain('job');
    expect((await server.call('prometheus_labels', { label: 'job' })).data['values']).toEqual([
      'absent',
      'prometheus',
    ]);
  });

  test('targets, by state', async () => {
    await expect
      .poll(async () => (await server.call('prometheus_targets', {})).data['summary'])
      .toEqual({ active: 2, up: 1, down: 1, unknown: 0, dropped: 1 });
    const active = await server.call('prometheus_targets', { state: 'active' });
    expect(active.data).toMatchObject({ summary: { dropped: null }, dropped: [] });
    expect(active.text).toContain('connection refused');
    const dropped = await server.call('prometheus_targets', { state: 'dropped' });
    expect(dropped.data).toMatchObject({ active: [], dropped: [{ job: 'dropped' }] });
  });

  test('a rule that is made fires, is told to the Alertmanager, is changed and goes', async () => {
    const rule = { group: 'patchbay', alert: `Test${process.pid}` };
    const created = await server.call('rule_create', {
      ...rule,
      expr: 'vector(1)',
      labels: { severity: 'page' },
      annotations: { summary: 'value {{ $value }}' },
    });
    expect(created.data).toMatchObject({ file, before: null, written: true, loaded: true });
    const mine = async (state?: string) =>
      (
        (await server.call('prometheus_alerts', state === undefined ? {} : { state })).data['alerts'] as {
          name: string;
        }[]
      ).filter(({ name }) => name === rule.alert);
    await expect
      .poll(() => mine('firing'))
      .toMatchObject([{ state: 'firing', severity: 'page', annotations: { summary: 'value 1' } }]);
    expect(await mine()).toHaveLength(1);
    expect(await mine('pending')).toEqual([]);
    if (alertmanager !== '') {
      await expect
        .poll(async () => (await fetch(new URL('/api/v2/alerts', alertmanager))).json())
        .toContainEqual(expect.objectContaining({ labels: { alertname: rule.alert, severity: 'page' } }));
    }
    expect((await server.call('gather_context', {})).data['context']).toMatchObject({
      targets: { down: 1 },
      alerts: { firing: 1, by_severity: { page: 1 } },
      alertmanagers: alertmanager === '' ? [] : [expect.stringContaining(new URL(alertmanager).host)],
      rules_file: file,
    });

    const changed = await server.call('rule_update', { ...rule, expr: 'vector(1) == 2', for: '1h' });
    expect(changed.data).toMatchObject({ loaded: true });
    await expect.poll(() => mine('inactive')).toMatchObject([{ state: 'inactive', severity: 'page' }]);
    expect((await server.call('prometheus_rules', {})).data['groups']).toMatchObject([
      { name: 'patchbay', file, rules: [{ name: rule.alert, query: 'vector(1) == 2', for_seconds: 3_600 }] },
    ]);
    expect((await server.call('rule_list', {})).data).toMatchObject({
      groups: [{ name: 'patchbay', rules: [{ alert: rule.alert, for: '1h' }] }],
    });

    expect((await server.call('rule_delete', rule)).data).toMatchObject({ after: null, loaded: true });
    expect((await server.call('prometheus_rules', {})).data['groups']).toEqual([]);
  });

  test('what Prometheus refuses is not left in the file', async () => {
    rmSync(file, { force: true });
    const rule = { group: 'patchbay', alert: 'Bad' };
    const meaning = await server.call('rule_create', { ...rule, expr: 'rate(up)' });
    expect(meaning.error).toMatchObject({ code: 'V', field: 'expr' });
    expect(meaning.text).toContain('range vector');
    // The template is not the grammar's business: only the reload finds out.
    const template = { ...rule, expr: 'up', annotations: { summary: '{{ nonsense' } };
    expect((await server.call('rule_create', template)).error).toMatchObject({ code: 'E', status: 500 });
    expect(existsSync(file)).toBe(false);
    expect((await server.call('prometheus_rules', {})).data['groups']).toEqual([]);
  });

  test('a file that Prometheus does not read is D', async () => {
    const elsewhere = `${file}.elsewhere`;
    writeFileSync(elsewhere, '# mine\n');
    const other = await connect(prometheus, elsewhere);
    const { error } = await other.call('rule_create', { group: 'g', alert: 'A', expr: 'up' });
    expect(error).toMatchObject({ code: 'D', setting: 'PROMETHEUS_RULES_FILE' });
    rmSync(elsewhere);
    await other.close();
  });

  test.each(CALLS.filter(([tool]) => !['rule_update', 'rule_delete'].includes(tool)))(
    '%s is no success when Prometheus goes away in the middle',
    async (tool, args) => {
      const line: CutLine = await createCutLine({ port: Number(new URL(prometheus).port) });
      const other = await connect(`http://127.0.0.1:${line.address}`);
      const asked = line.hold();
      const call = other.call(tool, args);
      await asked;
      await line.cut();
      const { error } = await call;
      expect(['D', 'E']).toContain(error?.['code']);
      expect(existsSync(file)).toBe(false);
      await other.close();
    },
  );
});
