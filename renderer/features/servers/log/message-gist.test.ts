import { expect, test } from 'vitest';
import { gistOf } from './message-gist.ts';

function cut(message: unknown): string {
  return JSON.stringify(message).slice(0, 60);
}

test('a call, a notification, a result and an error, each by what it is', () => {
  expect(gistOf('{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"x"}}')).toMatchObject({
    kind: 'call',
    method: 'tools/call',
    id: '3',
    preview: '{"name":"x"}',
  });
  expect(gistOf('{"jsonrpc":"2.0","method":"notifications/initialized"}')).toMatchObject({
    kind: 'note',
    method: 'notifications/initialized',
    preview: '',
  });
  expect(gistOf('{"jsonrpc":"2.0","id":"a","result":{"ok":true}}')).toMatchObject({
    kind: 'result',
    id: '"a"',
    preview: '{"ok":true}',
  });
  expect(gistOf('{"id":4,"error":{"code":-32601,"message":"No"}}')).toMatchObject({ kind: 'error', id: '4' });
});

test('a whole message can be laid out; what is no message is shown as it is', () => {
  expect(gistOf('{"id":1,"result":{}}').pretty).toBe('{\n  "id": 1,\n  "result": {}\n}');
  expect(gistOf('[1, 2]')).toEqual({ kind: 'other', preview: '[1,2]', pretty: '[\n  1,\n  2\n]' });
  expect(gistOf('not JSON\nat all')).toEqual({ kind: 'other', preview: 'not JSON at all' });
});

test('of a message that was cut, what stands before the cut is read', () => {
  const long = 'x'.repeat(100);
  expect(gistOf(cut({ jsonrpc: '2.0', id: 7, method: 'tools/call', params: { long } }))).toEqual({
    kind: 'call',
    method: 'tools/call',
    id: '7',
    preview: '{"lon',
  });
  expect(gistOf(cut({ jsonrpc: '2.0', id: 7, result: { long } }))).toMatchObject({ kind: 'result', id: '7' });
});

test('what a message carries is not taken for the message', () => {
  const inner = { method: 'tools/call', id: 9, long: 'x'.repeat(100) };
  expect(gistOf(cut({ result: inner }))).toMatchObject({ kind: 'result' });
  expect(gistOf(cut({ result: inner }))).not.toHaveProperty('method');
  expect(gistOf(cut({ result: inner }))).not.toHaveProperty('id');
});

test('a preview stays short', () => {
  expect(gistOf(JSON.stringify({ id: 1, result: 'y'.repeat(5000) })).preview).toHaveLength(300);
});
