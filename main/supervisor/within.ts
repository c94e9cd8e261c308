import type { Clock } from '#main/kernel/clock.ts';

/** What `promise` resolves to, or undefined when that takes longer than `ms`. */
export async function within<T>(clock: Clock, ms: number, promise: Promise<T>): Promise<T | undefined> {
  let callOff = (): void => undefined;
  const limit = new Promise<undefined>((resolve) => {
    callOff = clock.after(ms, () => {
      resolve(undefined);
    });
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    callOff();
  }
}
