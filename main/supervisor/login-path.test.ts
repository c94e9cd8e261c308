import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { expect, test } from 'vitest';
import { systemClock } from '#main/kernel/clock.ts';
import { createFakeClock } from '#main/kernel/fake-clock.ts';
import { createLoginPath } from './login-path.ts';
import { eventually, gone } from './testing/rig.ts';

const own = process.env['PATH'] ?? '';

test("the login shell's folders come first, our own follow, each once; the shell is asked once unless told to", async () => {
  let asked = 0;
  const path = createLoginPath(systemClock, () =>
    Promise.resolve(() => {
      asked += 1;
      return Promise.resolve({ PATH: `/login/bin${delimiter}${own.split(delimiter)[0] ?? ''}` });
    }),
  );
  const [first, second] = await Promise.all([path(), path()]);
  expect(first.split(delimiter)).toEqual([
    ...new Set(['/login/bin', ...own.split(delimiter).filter(Boolean)]),
  ]);
  expect(second).toBe(first);
  expect(asked).toBe(1);
  expect(await path(true)).toBe(first);
  expect(asked).toBe(2);
});

test('a shell that fails leaves our own PATH', async () => {
  const path = createLoginPath(systemClock, () =>
    Promise.resolve(() => Promise.reject(new Error('no shell'))),
  );
  expect(new Set((await path()).split(delimiter))).toEqual(new Set(own.split(delimiter).filter(Boolean)));
});

test('a shell that hangs is given up after 3 s and killed with what it started', async () => {
  const clock = createFakeClock();
  let pid = 0;
  const path = createLoginPath(clock, () =>
    Promise.resolve(() => {
      pid = spawn('sh', ['-c', 'sleep 1000 & wait'], { stdio: 'ignore' }).pid ?? 0;
      return new Promise(() => undefined);
    }),
  );
  const asked = path();
  await eventually(() => pid !== 0);
  expect(process.env['PATCHBAY_NONCE']).toBeUndefined();
  clock.advance(3_000);
  expect(new Set((await asked).split(delimiter))).toEqual(new Set(own.split(delimiter).filter(Boolean)));
  await eventually(() => gone(pid));
});

test("the real login shell's PATH can be read", async () => {
  expect((await createLoginPath(systemClock)()).split(delimiter)).toContain('/usr/bin');
});
