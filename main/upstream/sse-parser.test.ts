import { expect, test } from 'vitest';
import { createSseParser } from './sse-parser.ts';

function parse(chunks: readonly string[], limit = 1000) {
  const seen: string[] = [];
  const push = createSseParser(limit, {
    onEvent: ({ type, data }) => seen.push(`${type}:${data.toString()}`),
    onId: (id) => seen.push(`#${id}`),
    onRetry: (ms) => seen.push(`~${ms}`),
    onTooLong: () => seen.push('!'),
  });
  for (const chunk of chunks) push(Buffer.from(chunk));
  return seen;
}

const STREAM =
  ': comment\n\nevent: endpoint\r\ndata: /messages?s=1\r\n\r\nid: 7\nretry: 250\ndata: {"a":1,\ndata:"b":"é"}\n\ndata\n\ndata: cut off';

test('events, ids, retries and comments, however the bytes are cut', () => {
  const expected = ['endpoint:/messages?s=1', '~250', '#7', 'message:{"a":1,\n"b":"é"}', 'message:'];
  expect(parse([STREAM])).toEqual(expected);
  const bytes = Buffer.from(STREAM);
  const seen: string[] = [];
  const push = createSseParser(1000, {
    onEvent: ({ type, data }) => seen.push(`${type}:${data.toString()}`),
    onId: (id) => seen.push(`#${id}`),
    onRetry: (ms) => seen.push(`~${ms}`),
    onTooLong: () => seen.push('!'),
  });
  for (const byte of bytes) push(Buffer.from([byte]));
  expect(seen).toEqual(expected);
});

test('an event that is too large, in one line or in many, is dropped alone', () => {
  const big = 'x'.repeat(60);
  expect(parse([`data: ${big}${big}\n\ndata: small\n\n`], 100)).toEqual(['!', 'message:small']);
  expect(parse([`data: ${big}\ndata: ${big}\ndata: end\n\ndata: small\n\n`], 100)).toEqual([
    '!',
    'message:small',
  ]);
});
