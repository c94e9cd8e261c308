import { expect, test } from 'vitest';
import { ToolFailure } from '#servers/kit/failure.ts';
import { createLimits } from './limits.ts';

const fails =
  (code: 'D' | 'E' | 'V', fields = {}) =>
  () =>
    Promise.reject(new ToolFailure(code, 'x', fields));
const works = () => Promise.resolve('ok');

test('a hundred calls in a minute pass, the next is R until the first is a minute old', async () => {
  let now = 0;
  const limits = createLimits(() => now);
  for (let call = 0; call < 100; call++) {
    now = call * 100;
    await limits.guard(works);
  }
  await expect(limits.guard(works)).rejects.toMatchObject({ code: 'R', fields: { retryAfterMs: 50_100 } });
  now = 60_000;
  expect(await limits.guard(works)).toBe('ok');
  await expect(limits.guard(works)).rejects.toMatchObject({ code: 'R' });
});

test('five outages in a row open it for 30 s, then one call finds out', async () => {
  let now = 0;
  const limits = createLimits(() => now);
  for (let call = 0; call < 4; call++) await expect(limits.guard(fails('D'))).rejects.toThrow();
  expect(await limits.guard(works)).toBe('ok');
  for (let call = 0; call < 5; call++) {
    await expect(limits.guard(fails('E', { status: 502 }))).rejects.toMatchObject({ code: 'E' });
  }
  now = 10_000;
  await expect(limits.guard(works)).rejects.toMatchObject({
    code: 'C',
    fields: { state: 'open', retryAfterMs: 20_000 },
  });
  now = 30_000;
  let answer: (value: string) => void = () => undefined;
  const first = limits.guard(() => new Promise<string>((resolve) => (answer = resolve)));
  await expect(limits.guard(works)).rejects.toMatchObject({ code: 'C' });
  answer('back');
  expect(await first).toBe('back');
  expect(await limits.guard(works)).toBe('ok');
});

test('one more outage after that opens it again', async () => {
  let now = 0;
  const limits = createLimits(() => now);
  for (let call = 0; call < 5; call++) await expect(limits.guard(fails('D'))).rejects.toThrow();
  now = 30_000;
  await expect(limits.guard(fails('D'))).rejects.toMatchObject({ code: 'D' });
  now = 59_999;
  await expect(limits.guard(works)).rejects.toMatchObject({ code: 'C' });
});

test('what the caller did wrong and what Prometheus refused are no outages', async () => {
  const limits = createLimits(() => 0);
  for (let call = 0; call < 10; call++) {
    await expect(limits.guard(fails('E', { status: 422 }))).rejects.toMatchObject({ code: 'E' });
    await expect(limits.guard(fails('D', { setting: 'X' }))).rejects.toMatchObject({ code: 'D' });
  }
  expect(await limits.guard(works)).toBe('ok');
});
