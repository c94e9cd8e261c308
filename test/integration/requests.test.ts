import { afterAll, beforeAll, expect, test } from 'vitest';
import { requests } from '#contract/requests.ts';
import type { RequestName } from '#contract/requests.ts';
import { OWNER } from '#contract/call.ts';
import { removeHome, startEngine } from './engine.ts';
import type { TestEngine } from './engine.ts';

let bay: TestEngine;
beforeAll(async () => {
  bay = await startEngine();
});
afterAll(async () => {
  await bay.close();
  removeHome(bay.home);
});

const send = (name: string, params: unknown, surface: 'app' | 'approval' = 'app') =>
  bay.engine.dispatch(name, params, { surface, principal: OWNER, via: 'desk' });

test.each([
  ['server.start', {}, 'server'],
  ['server.start', { server: 7 }, 'server'],
  ['server.start', { server: '../etc' }, 'server'],
  ['tool.call', { server: 'x', name: 'y', args: () => 1 }, 'args'],
  ['tool.call', { server: 'x', name: '', args: {} }, 'name'],
  ['call.get', { id: 'nonsense' }, 'id'],
  ['approval.answer', { id: 'x', answer: { effect: 'maybe' } }, 'answer.effect'],
  ['call.list', { limit: 1e9 }, 'limit'],
])('%s with %j names the field %s', async (name, params, field) => {
  expect(await send(name, params)).toMatchObject({
    ok: false,
    error: { field, reason: { code: 'request.invalid' } },
  });
});

test.each(['nonsense', '__proto__', 'constructor', 'toString'])('%s is no request', async (name) => {
  expect(await send(name, {})).toMatchObject({ ok: false, error: { reason: { code: 'request.unknown' } } });
});

test('the approval window can ask for approvals and for nothing else', async () => {
  for (const name of Object.keys(requests) as RequestName[]) {
    const reply = await send(name, {}, 'approval');
    const code = reply.ok ? 'ok' : reply.error.reason.code;
    if (name === 'approval.list') expect(code).toBe('ok');
    else if (name === 'approval.answer') expect(code).toBe('request.invalid');
    else expect(code).toBe('request.wrongSurface');
  }
});

test('an approval that is not there is settled already', async () => {
  expect(await send('approval.answer', { id: 'x', answer: { effect: 'deny' } }, 'approval')).toMatchObject({
    ok: false,
    error: { reason: { code: 'request.unknownApproval' } },
  });
});
