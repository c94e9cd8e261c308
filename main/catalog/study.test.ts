import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ToolDefinition } from '#contract/tool.ts';
import { fingerprintOf } from './fingerprint.ts';
import { createStudy } from './study.ts';

const definition = (name: string): ToolDefinition => ({
  name,
  description: 'It does one thing after the other, '.repeat(40),
  inputSchema: { type: 'object', properties: { path: { type: 'string' } } },
});

test('thousands of definitions are looked at while others have their turn', async () => {
  const definitions = Array.from({ length: 5000 }, (_, index) => definition(`tool_${index}`));
  const study = createStudy();
  const others = { turns: 0, over: false };
  const having = (async () => {
    for (; !others.over; others.turns++) await setImmediate();
  })();
  await study.ahead(definitions);
  others.over = true;
  await having;
  // At once it would be one turn.
  expect(others.turns).toBeGreaterThan(2);
  const [first] = definitions;
  if (first !== undefined) expect(study.fingerprint(first)).toBe(fingerprintOf(first));
});
