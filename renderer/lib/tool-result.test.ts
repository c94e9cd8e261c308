import { expect, test } from 'vitest';
import { resultParts } from './tool-result.ts';

test('text and structured content are read in order', () => {
  const parts = resultParts({
    content: [{ type: 'text', text: 'Wrote it' }],
    structuredContent: { bytes: 3 },
  });
  expect(parts).toEqual([
    { kind: 'text', text: 'Wrote it' },
    { kind: 'structured', json: { bytes: 3 } },
  ]);
});

test('structured content that is sent again as text is shown once', () => {
  const parts = resultParts({
    content: [{ type: 'text', text: '{ "bytes": 3 }' }],
    structuredContent: { bytes: 3 },
  });
  expect(parts).toEqual([{ kind: 'structured', json: { bytes: 3 } }]);
});

test('only pictures of known kinds are drawn', () => {
  const image = (mimeType: string) => ({ type: 'image', data: 'AAAA', mimeType });
  expect(resultParts({ content: [image('image/png'), image('image/svg+xml')] })).toEqual([
    { kind: 'image', type: 'image/png', source: 'data:image/png;base64,AAAA' },
    { kind: 'other', json: image('image/svg+xml') },
  ]);
});

test('what is no tool result is shown as it is', () => {
  expect(resultParts('x')).toEqual([{ kind: 'other', json: 'x' }]);
  expect(resultParts({ content: 'x' })).toEqual([{ kind: 'other', json: { content: 'x' } }]);
});
