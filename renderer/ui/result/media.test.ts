import { expect, test } from 'vitest';
import { mediaOf } from './media.ts';

const base64 = (...bytes: (number | string)[]) =>
  btoa(bytes.map((one) => (typeof one === 'string' ? one : String.fromCharCode(one))).join(''));

const PNG = base64(0x89, 'PNG', 13, 10, 26, 10, 'x'.repeat(100));

test.each([
  ['image/png', 'image/png', PNG],
  ['IMAGE/PNG; x=1', 'image/png', PNG],
  ['image/jpg', 'image/jpeg', base64(0xff, 0xd8, 0xff, 0xe0)],
  ['image/gif', 'image/gif', base64('GIF89a')],
  ['image/webp', 'image/webp', base64('RIFF', 0, 0, 0, 0, 'WEBP')],
  ['audio/x-wav', 'audio/wav', base64('RIFF', 0, 0, 0, 0, 'WAVE')],
  ['audio/mpeg', 'audio/mpeg', base64('ID3')],
  ['audio/mp3', 'audio/mpeg', base64(0xff, 0xfb, 0x90)],
  ['audio/ogg', 'audio/ogg', base64('OggS')],
  ['audio/webm', 'audio/webm', base64(0x1a, 0x45, 0xdf, 0xa3)],
])('%s is shown as %s', (type, name, data) => {
  expect(mediaOf(type, data)).toMatchObject({ type: name, source: `data:${name};base64,${data}` });
});

test.each([
  ['image/svg+xml', btoa('<svg onload="x()"/>'), 'unknown'],
  ['text/html', btoa('<script>'), 'unknown'],
  [undefined, PNG, 'unknown'],
  ['image/png', btoa('<svg/>'), 'mismatch'],
  ['image/jpeg', PNG, 'mismatch'],
  ['image/webp', base64('RIFF', 0, 0, 0, 0, 'WAVE'), 'mismatch'],
  ['audio/mpeg', base64(0xff, 0x10), 'mismatch'],
  ['image/png', '', 'mismatch'],
  ['image/png', '<<not base64>>', 'broken'],
])('%s with other bytes is not shown', (type, data, why) => {
  expect(mediaOf(type, data)).toMatchObject({ kind: 'blob', type, why });
});

test('bytes are counted as they are when decoded', () => {
  for (const text of ['', 'a', 'ab', 'abc', 'abcd'])
    expect(mediaOf('x/y', btoa(text)).bytes).toBe(text.length);
});
