import {
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { createFakePrometheus } from './fake-prometheus.ts';
import type { FakePrometheus } from './fake-prometheus.ts';
import { createTestServer, RULES } from './testing-server.ts';

let folder: string;
let file: string;
let fake: FakePrometheus;
let server: TestClient;

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'prometheus-rules-')));
  file = path.join(folder, 'rules.yml');
  writeFileSync(file, RULES);
  fake = await createFakePrometheus();
  server = await connect(file);
});

afterEach(async () => {
  await server.close();
  await fake.close();
  rmSync(folder, { recursive: true });
});

const connect = (rules: string) =>
  connectTo(createTestServer(), {
    settings: { PROMETHEUS_URL: fake.url, PROMETHEUS_RULES_FILE: rules },
  });
const read = () => readFileSync(file, 'utf8');

test('lists what stands in the file, without asking Prometheus', async () => {
  const { data, text } = await server.call('rule_list', {});
  expect(data).toEqual({
    file,
    groups: [
      {
        name: 'ours',
        interval: null,
        rules: [
          { alert: 'Old', expr: 'up == 0', labels: { severity: 'page' } },
          { record: 'job:up:sum', expr: 'sum by (job) (up)' },
        ],
      },
    ],
  });
  expect(text).toContain('Old: up == 0');
  expect(fake.asked).toEqual([]);
});

test('what a change does not touch stays as it was, comments included', async () => {
  const off = { reload: false };
  await server.call('rule_update', { group: 'ours', alert: 'Old', expr: 'up == 0 # "quoted"', ...off });
  expect(read()).toBe(RULES.replace('expr: up == 0', `expr: 'up == 0 # "quoted"'`));
  await server.call('rule_update', { group: 'ours', alert: 'Old', expr: 'up == 0', ...off });
  await server.call('rule_create', {
    group: 'ours',
    alert: 'New',
    expr: 'vector(1)',
    for: '5m',
    labels: { severity: 'info' },
    annotations: { summary: '{{ $labels.job }}: down' },
    ...off,
  });
  expect(read()).toBe(
    `${RULES}      - alert: New\n        expr: vector(1)\n        for: 5m\n        labels:\n          severity: info\n        annotations:\n          summary: "{{ $labels.job }}: down"\n`,
  );
  await server.call('rule_delete', { group: 'ours', alert: 'New', ...off });
  expect(read()).toBe(RULES);
  expect(fake.asked).toEqual([]);
});

test('a group comes with its first rule and goes with its last', async () => {
  const rule = { group: 'theirs', alert: 'A', reload: false };
  const { data } = await server.call('rule_create', { ...rule, expr: 'up == 0' });
  expect(data).toMatchObject({
    before: null,
    after: 'alert: A\nexpr: up == 0\n',
    written: true,
    loaded: false,
  });
  expect(read()).toBe(`${RULES}  - name: theirs\n    rules:\n      - alert: A\n        expr: up == 0\n`);
  expect((await server.call('rule_delete', rule)).data).toMatchObject({ after: null, written: true });
  expect(read()).toBe(RULES);
});

test('a file that is not there yet is made', async () => {
  rmSync(file);
  expect((await server.call('rule_list', {})).error).toMatchObject({ code: 'N' });
  await server.call('rule_create', { group: 'g', alert: 'A', expr: 'up == 0', reload: false });
  expect(read()).toBe('groups:\n  - name: g\n    rules:\n      - alert: A\n        expr: up == 0\n');
});

test('a dry run checks the expression, shows the rule and changes nothing', async () => {
  const rule = { group: 'ours', alert: 'New', expr: 'up == 0', dry_run: true };
  const { data, text } = await server.call('rule_create', rule);
  expect(data).toMatchObject({ written: false, loaded: false, after: 'alert: New\nexpr: up == 0\n' });
  expect(text).toContain('Nothing was changed');
  expect(read()).toBe(RULES);
  expect(fake.asked.map((asked) => asked.path)).toEqual(['/api/v1/query']);
  const body = JSON.stringify({
    status: 'error',
    errorType: 'bad_data',
    error: 'expected type range vector',
  });
  fake.answer = () => ({ status: 400, body });
  expect((await server.call('rule_create', rule)).error).toMatchObject({ code: 'V', field: 'expr' });
});

test('what Prometheus does not load is put back, also a file that was not there', async () => {
  const rule = { group: 'ours', alert: 'New', expr: 'up == 0' };
  fake.answer = ({ path: asked }) =>
    asked === '/-/reload' ? { status: 500, body: 'failed to reload config' } : undefined;
  const { error, text } = await server.call('rule_create', rule);
  expect(error).toMatchObject({ code: 'E', status: 500 });
  expect(text).toContain('failed to reload config');
  expect(read()).toBe(RULES);
  rmSync(file);
  expect((await server.call('rule_create', rule)).error).toMatchObject({ code: 'E' });
  expect(existsSync(file)).toBe(false);
});

test('one that may not be told to reload is D, and the file is as it was', async () => {
  fake.answer = ({ path: asked }) =>
    asked === '/-/reload' ? { status: 403, body: 'Lifecycle API is not enabled.' } : undefined;
  const { error, text } = await server.call('rule_delete', { group: 'ours', alert: 'Old' });
  expect(error).toMatchObject({ code: 'D' });
  expect(text).toContain('--web.enable-lifecycle');
  expect(read()).toBe(RULES);
});

test('a file that Prometheus does not read is D, and the file is as it was', async () => {
  const { error, text } = await server.call('rule_create', { group: 'ours', alert: 'New', expr: 'up' });
  expect(error).toMatchObject({ code: 'D', setting: 'PROMETHEUS_RULES_FILE' });
  expect(text).toContain('rule_files');
  expect(read()).toBe(RULES);
  expect(fake.asked.filter((asked) => asked.path === '/-/reload')).toHaveLength(2);
});

test('changes at the same time lose nothing', async () => {
  const alerts = ['A', 'B', 'C', 'D', 'E'];
  await Promise.all(
    alerts.map((alert) => server.call('rule_create', { group: 'new', alert, expr: 'up', reload: false })),
  );
  const { data } = await server.call('rule_list', {});
  expect(JSON.stringify(data)).toContain(JSON.stringify(alerts.map((alert) => ({ alert, expr: 'up' }))));
});

test.each([
  ['groups: [', 'YAML'],
  ['groups: 5', 'list'],
  ['groups:\n- name: x\n  rules: [{alert: A}]', 'no expression'],
])('%s is E (%s) and is not written over', async (content) => {
  writeFileSync(file, content);
  const args = { group: 'g', alert: 'A', expr: 'up', reload: false };
  expect((await server.call('rule_create', args)).error).toMatchObject({ code: 'E', file });
  expect(read()).toBe(content);
});

test('two rules of one name are V: they cannot be told apart', async () => {
  writeFileSync(file, 'groups:\n- name: g\n  rules: [{alert: A, expr: x}, {alert: A, expr: y}]\n');
  const { error } = await server.call('rule_delete', { group: 'g', alert: 'A', reload: false });
  expect(error).toMatchObject({ code: 'V', field: 'alert' });
});

test.each(['relative.yml', '/none/at/all/rules.yml', tmpdir()])('%s as rule file is D', async (place) => {
  const other = await connect(place);
  const { error } = await other.call('rule_create', { group: 'g', alert: 'A', expr: 'up', reload: false });
  expect(error).toMatchObject({ code: 'D', setting: 'PROMETHEUS_RULES_FILE' });
  await other.close();
});

test.runIf(process.platform !== 'win32')(
  'a link to the file is followed, not replaced (symlinks: not on Windows)',
  async () => {
    const link = path.join(folder, 'link.yml');
    symlinkSync(file, link);
    const other = await connect(link);
    await other.call('rule_delete', { group: 'ours', alert: 'Old', reload: false });
    expect(realpathSync(link)).toBe(file);
    expect(read()).not.toContain('Old');
    await other.close();
  },
);
