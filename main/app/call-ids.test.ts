import { expect, test } from 'vitest';
import { CallId } from '#contract/ids.ts';
import { createCallIds } from './call-ids.ts';

test('no two ids are the same, also beyond what is drawn at once, and each tells its time', () => {
  const newId = createCallIds();
  const before = Date.now();
  const ids = Array.from({ length: 1_000 }, newId);
  expect(new Set(ids).size).toBe(1_000);
  for (const id of ids) {
    expect(CallId.parse(id)[14]).toBe('7');
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBeGreaterThanOrEqual(before);
  }
  // What is chance in an id: 74 bits, of which no two share the last 48.
  expect(new Set(ids.map((id) => id.slice(-12))).size).toBe(1_000);
});
