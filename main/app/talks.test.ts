import { expect, test } from 'vitest';
import { createScope } from '#main/kernel/scope.ts';
import { createTalks } from './talks.ts';
import type { Talks } from './talks.ts';

const TALKS = { handlers: {}, sample: () => Promise.reject(new Error('not asked here')) } as unknown as Talks;

test('talks are opened once, and closed with the engine', async () => {
  const scope = createScope();
  const seen: string[] = [];
  const talks = createTalks((own) => {
    seen.push('opened');
    own.own(() => void seen.push('closed'));
    return Promise.resolve(TALKS);
  }, scope);
  expect(await Promise.all([talks(), talks()])).toEqual([TALKS, TALKS]);
  expect(seen).toEqual(['opened']);
  await scope.close();
  expect(seen).toEqual(['opened', 'closed']);
});

test('talks that could not be opened leave nothing behind and are opened by the next who asks', async () => {
  const scope = createScope();
  const seen: string[] = [];
  let broken = true;
  const talks = createTalks((own) => {
    const name = broken ? 'first' : 'second';
    own.own(() => void seen.push(`${name} closed`));
    return broken ? Promise.reject(new Error('the store is locked')) : Promise.resolve(TALKS);
  }, scope);
  await expect(talks()).rejects.toThrow('the store is locked');
  expect(seen).toEqual(['first closed']);
  broken = false;
  expect(await talks()).toBe(TALKS);
  await scope.close();
  expect(seen).toEqual(['first closed', 'second closed']);
});

test('what was half open and cannot be closed does not keep the next who asks from it', async () => {
  const scope = createScope();
  let broken = true;
  const talks = createTalks((own) => {
    if (!broken) return Promise.resolve(TALKS);
    own.own(() => Promise.reject(new Error('it does not close')));
    return Promise.reject(new Error('the store is locked'));
  }, scope);
  await expect(talks()).rejects.toThrow();
  broken = false;
  expect(await talks()).toBe(TALKS);
  await scope.close();
});

test('talks that were never asked for are not opened to be closed', async () => {
  const scope = createScope();
  createTalks(() => Promise.reject(new Error('nobody asked')), scope);
  await expect(scope.close()).resolves.toBeUndefined();
});
