import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RestartPolicy } from '#contract/server.ts';
import { text } from '#contract/text.ts';
import { newLife } from './life.ts';
import type { Effect, Life, LifeEvent } from './life.ts';
import { next } from './machine.ts';
import { backoffMs } from './restart-budget.ts';

const reason = text('server.exitedSaying', { code: 1, seconds: 1, line: 'oops' });
const advice = text('server.advice.seeLog');
const policy = (given: object = {}): RestartPolicy =>
  RestartPolicy.parse({ backoff: { baseMs: 100, maxMs: 1_000, jitter: 0 }, ...given });

const died: LifeEvent = { type: 'exited', leftovers: false, clean: false, reason };
const left: LifeEvent = { type: 'exited', leftovers: true, clean: false, reason };
const ended: LifeEvent = { type: 'exited', leftovers: false, clean: true, reason };
const refused: LifeEvent = { type: 'startFailed', reason, advice };
const timer = (kind: 'start' | 'ladder' | 'backoff'): LifeEvent => ({ type: 'timer', kind });
const bare = (
  type: 'start' | 'stop' | 'restart' | 'spawned' | 'dialled' | 'attached' | 'gone',
): LifeEvent => ({ type });
const UP = [bare('start'), bare('spawned'), bare('attached')];
/** A server that is no process of ours. */
const DIALLED = [bare('start'), bare('dialled'), bare('attached')];
const lost: LifeEvent = { type: 'lost', reason };
const REDIAL = [...DIALLED, lost, timer('backoff'), bare('dialled')];

/** Where a list of events leads, one millisecond apart, and what the last of them asks to be done. */
function play(
  events: readonly LifeEvent[],
  spec = policy(),
): { life: Life; shown: string; effects: string[] } {
  let life = newLife(0);
  let effects: readonly Effect[] = [];
  for (const [at, event] of events.entries()) ({ life, effects } = next(life, event, spec, at, 0.5));
  const { shown } = life;
  const detail = 'step' in shown ? `:${shown.step}` : 'attempt' in shown ? `:${shown.attempt}` : '';
  return { life, shown: `${shown.state}${detail}`, effects: effects.map(nameOf) };
}

function nameOf(effect: Effect): string {
  if (effect.do === 'signalTree') return effect.signal;
  return effect.do === 'startTimer' ? `${effect.kind}:${effect.ms}` : effect.do;
}

describe('what follows from what', () => {
  test.each<[string, readonly LifeEvent[], string, string[]]>([
    ['start', [bare('start')], 'starting:1', ['start:30000', 'spawn']],
    ['a spawn', [bare('start'), bare('spawned')], 'starting:1', []],
    ['a handshake', UP, 'ready', ['clearTimer']],
    ['start while ready', [...UP, bare('start')], 'ready', []],
    ['a refused spawn', [bare('start'), refused], 'failed', ['clearTimer']],
    [
      'a failed handshake',
      [bare('start'), bare('spawned'), refused],
      'stopping:stdin',
      ['detach', 'closeStdin', 'ladder:5000'],
    ],
    ['its end', [bare('start'), bare('spawned'), refused, ended], 'failed', ['clearTimer']],
    ['a start timeout before the spawn', [bare('start'), timer('start')], 'failed', ['detach', 'clearTimer']],
    [
      'a start timeout',
      [bare('start'), bare('spawned'), timer('start')],
      'stopping:stdin',
      ['detach', 'closeStdin', 'ladder:5000'],
    ],
    ['its end', [bare('start'), bare('spawned'), timer('start'), died], 'failed', ['clearTimer']],
    ['an exit during start', [bare('start'), bare('spawned'), died], 'waiting', ['detach', 'backoff:100']],
    [
      'a clean exit during start',
      [bare('start'), bare('spawned'), ended],
      'waiting',
      ['detach', 'backoff:100'],
    ],
    ['a crash', [...UP, died], 'waiting', ['detach', 'backoff:100']],
    ['the end of the wait', [...UP, died, timer('backoff')], 'starting:2', ['start:30000', 'spawn']],
    [
      'the second crash in a row',
      [...UP, died, timer('backoff'), bare('spawned'), died],
      'waiting',
      ['detach', 'backoff:200'],
    ],
    ['start while waiting', [...UP, died, bare('start')], 'starting:1', ['start:30000', 'spawn']],
    ['stop while waiting', [...UP, died, bare('stop')], 'stopped', ['clearTimer', 'detach']],
    ['a clean exit', [...UP, ended], 'stopped', ['detach', 'clearTimer']],
    ['a crash that leaves a tree', [...UP, left], 'stopping:term', ['detach', 'SIGTERM', 'ladder:5000']],
    ['a tree that stays', [...UP, left, timer('ladder')], 'stopping:kill', ['SIGKILL', 'ladder:1000']],
    ['a tree that has gone', [...UP, left, bare('gone')], 'waiting', ['backoff:100']],
    [
      'a lost connection',
      [...UP, { type: 'lost', reason }],
      'stopping:stdin',
      ['detach', 'closeStdin', 'ladder:5000'],
    ],
    ['its end', [...UP, { type: 'lost', reason }, ended], 'waiting', ['backoff:100']],
    ['stop before the spawn', [bare('start'), bare('stop')], 'stopped', ['clearTimer', 'detach']],
    [
      'stop during start',
      [bare('start'), bare('spawned'), bare('stop')],
      'stopping:stdin',
      ['detach', 'closeStdin', 'ladder:5000'],
    ],
    ['stop', [...UP, bare('stop')], 'stopping:stdin', ['detach', 'closeStdin', 'ladder:5000']],
    [
      'no answer to a closed stdin',
      [...UP, bare('stop'), timer('ladder')],
      'stopping:term',
      ['SIGTERM', 'ladder:5000'],
    ],
    [
      'no answer to SIGTERM',
      [...UP, bare('stop'), timer('ladder'), timer('ladder')],
      'stopping:kill',
      ['SIGKILL', 'ladder:1000'],
    ],
    [
      'a fork during SIGKILL',
      [...UP, bare('stop'), timer('ladder'), timer('ladder'), timer('ladder')],
      'stopping:kill',
      ['SIGKILL', 'ladder:1000'],
    ],
    ['a second stop', [...UP, bare('stop'), bare('stop')], 'stopping:term', ['SIGTERM', 'ladder:5000']],
    [
      'a third stop',
      [...UP, bare('stop'), bare('stop'), bare('stop')],
      'stopping:kill',
      ['SIGKILL', 'ladder:1000'],
    ],
    ['a leader that leaves others', [...UP, bare('stop'), left], 'stopping:term', ['SIGTERM', 'ladder:5000']],
    [
      'a killed leader that leaves others',
      [...UP, bare('stop'), bare('stop'), bare('stop'), left],
      'stopping:kill',
      [],
    ],
    ['the exit', [...UP, bare('stop'), died], 'stopped', ['clearTimer']],
    ['restart', [...UP, bare('restart')], 'stopping:stdin', ['detach', 'closeStdin', 'ladder:5000']],
    ['its second half', [...UP, bare('restart'), died], 'starting:1', ['start:30000', 'spawn']],
    [
      'restart before the spawn',
      [bare('start'), bare('restart')],
      'starting:1',
      ['detach', 'start:30000', 'spawn'],
    ],
    ['stop during restart', [...UP, bare('restart'), bare('stop'), died], 'stopped', ['clearTimer']],
    ['start during stop', [...UP, bare('stop'), bare('start'), died], 'starting:1', ['start:30000', 'spawn']],
    ['a timer of the past', [...UP, timer('start')], 'ready', []],
    ['stop when failed', [bare('start'), refused, bare('stop')], 'stopped', ['clearTimer', 'detach']],
    ['dialling', [bare('start'), bare('dialled')], 'starting:1', []],
    ['a connection', DIALLED, 'ready', ['clearTimer']],
    ['a connection lost', [...DIALLED, lost], 'waiting', ['detach', 'backoff:100']],
    ['dialling again in vain', [...REDIAL, refused], 'waiting', ['backoff:200']],
    ['dialling again without an answer', [...REDIAL, timer('start')], 'waiting', ['detach', 'backoff:200']],
    ['dialling again', [...REDIAL, bare('attached')], 'ready', ['clearTimer']],
    ['a secret gone meanwhile', [...DIALLED, lost, timer('backoff'), refused], 'failed', ['clearTimer']],
    ['the first dialling in vain', [bare('start'), bare('dialled'), refused], 'failed', ['clearTimer']],
    [
      'the first dialling without an answer',
      [bare('start'), bare('dialled'), timer('start')],
      'failed',
      ['detach', 'clearTimer'],
    ],
    ['hanging up', [...DIALLED, bare('stop')], 'stopped', ['clearTimer', 'detach']],
    ['hanging up while dialling', [...REDIAL, bare('stop')], 'stopped', ['clearTimer', 'detach']],
    [
      'hanging up and dialling',
      [...DIALLED, bare('restart')],
      'starting:1',
      ['detach', 'start:30000', 'spawn'],
    ],
    ['a loss told late', [...DIALLED, bare('stop'), lost], 'stopped', []],
  ])('%s', (_, events, shown, effects) => {
    expect(play(events)).toMatchObject({ shown, effects });
  });
});

test('restart policies differ in what a clean and an unclean exit lead to', () => {
  const after = (restart: string, exit: LifeEvent): string => play([...UP, exit], policy({ restart })).shown;
  expect(['always', 'on-failure', 'never'].map((restart) => after(restart, ended))).toEqual([
    'waiting',
    'stopped',
    'stopped',
  ]);
  expect(['always', 'on-failure', 'never'].map((restart) => after(restart, died))).toEqual([
    'waiting',
    'waiting',
    'failed',
  ]);
});

test('a spent budget says how often it failed and what it printed last', () => {
  const again = [timer('backoff'), bare('spawned'), died];
  const { life } = play(
    [...UP, died, ...again, ...again],
    policy({ intensity: { max: 2, withinMs: 60_000 } }),
  );
  expect(life.shown).toMatchObject({
    state: 'failed',
    reason: text('server.budgetSpentSaying', { count: 3, seconds: 60, line: 'oops' }),
    advice,
  });
});

test('without any budget the first failure is the reason itself', () => {
  const { life } = play([...UP, died], policy({ intensity: { max: 0, withinMs: 60_000 } }));
  expect(life.shown).toMatchObject({ state: 'failed', reason });
});

test('ready for a whole window ends the row of failures', () => {
  const spec = policy({ intensity: { max: 5, withinMs: 1_000 } });
  const { life } = play([...UP, died, timer('backoff'), bare('spawned'), bare('attached')], spec);
  expect(next(life, died, spec, 900, 0.5).life.streak).toBe(1);
  expect(next(life, died, spec, 1_100, 0.5).life.streak).toBe(0);
});

test('backoff grows, stays under its cap and is spread by no more than the jitter', () => {
  const ms = { streak: fc.nat(200), roll: fc.double({ min: 0, max: 0.999, noNaN: true }) };
  fc.assert(
    fc.property(ms.streak, ms.roll, (streak, roll) => {
      const spec = policy({ backoff: { baseMs: 100, maxMs: 5_000, jitter: 0.2 } });
      const plain = Math.min(5_000, 100 * 2 ** streak);
      const waited = backoffMs(streak, spec, roll);
      expect(waited).toBeGreaterThanOrEqual(Math.floor(plain * 0.8));
      expect(waited).toBeLessThanOrEqual(Math.min(5_000, Math.ceil(plain * 1.2)));
    }),
  );
});

test('a connection that stays lost says how it failed last and to look at the other side', () => {
  const spec = policy({ intensity: { max: 1, withinMs: 60_000 } });
  const unreachable: LifeEvent = { type: 'startFailed', reason: text('server.connectionLost'), advice };
  const advised = text('server.advice.checkConnection');
  expect(play([...DIALLED, lost], policy({ restart: 'never' })).life.shown).toMatchObject({
    advice: advised,
  });
  const { life } = play([...REDIAL, unreachable], spec);
  expect(life.shown).toMatchObject({ state: 'failed', reason: { code: 'server.budgetSpent' }, advice });
});

test('a package runner is shown to install, and given up with that in mind', () => {
  const spec = { ...policy({ startTimeoutMs: 120_000 }), installing: true };
  expect(play([bare('start')], spec).life.shown).toMatchObject({ state: 'starting', installing: true });
  expect(play([bare('start'), timer('start')], spec).life.shown).toMatchObject({
    state: 'failed',
    reason: text('server.installTimeout', { seconds: 120 }),
    advice: text('server.advice.slowInstall'),
  });
});

test('what a failure offers is kept through the stop that it leads to', () => {
  const offering: LifeEvent = { ...refused, offer: 'shippedNode' };
  expect(play([bare('start'), offering]).life.shown).toMatchObject({ offer: 'shippedNode' });
  expect(play([bare('start'), bare('spawned'), offering, ended]).life.shown).toMatchObject({
    state: 'failed',
    offer: 'shippedNode',
  });
  expect(play([bare('start'), refused]).life.shown).not.toHaveProperty('offer');
});
