import { expect, test } from 'vitest';
import { retrying } from './retrying.ts';

const { signal } = new AbortController();
const result = (exitCode: number, stderr = '') => ({ exitCode, stdout: '', stderr, truncated: false });

async function attempts(...results: ReturnType<typeof result>[]) {
  const waited: number[] = [];
  let at = 0;
  const last = await retrying(
    () => Promise.resolve(results[at++] ?? result(99)),
    signal,
    (ms) => Promise.resolve(void waited.push(ms)),
  );
  return { waited, attempts: last.attempts, exitCode: last.exitCode };
}

test('what works, and what fails for its own reasons, runs once', async () => {
  expect(await attempts(result(0, 'connection refused'))).toEqual({ waited: [], attempts: 1, exitCode: 0 });
  expect(await attempts(result(1, 'is invalid'))).toEqual({ waited: [], attempts: 1, exitCode: 1 });
});

test('faults of transport are tried three times in all, each wait twice the last', async () => {
  const fault = result(1, 'dial tcp 10.0.0.1:443: connect: connection refused');
  expect(await attempts(fault, result(0))).toEqual({ waited: [2_000], attempts: 2, exitCode: 0 });
  expect(await attempts(fault, fault, fault, result(0))).toEqual({
    waited: [2_000, 4_000],
    attempts: 3,
    exitCode: 1,
  });
});

test('cancelled while it waits, it stops', async () => {
  const cancel = new AbortController();
  const running = retrying(() => Promise.resolve(result(1, 'i/o timeout')), cancel.signal);
  cancel.abort();
  await expect(running).rejects.toThrow('aborted');
});
