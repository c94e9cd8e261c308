import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RestartPolicy } from '#contract/server.ts';
import { text } from '#contract/text.ts';
import { newLife } from './life.ts';
import type { Life, LifeEvent } from './life.ts';
import { next } from './machine.ts';

const reason = text('server.connectionLost');
const advice = text('server.advice.seeLog');
const died: LifeEvent = { type: 'exited', leftovers: false, clean: false, reason };
const left: LifeEvent = { type: 'exited', leftovers: true, clean: false, reason };
const refused: LifeEvent = { type: 'startFailed', reason, advice };

/** What the world does to a machine: at each step one of those things that can happen then. */
interface World {
  life: Life;
  now: number;
  /** There is a process, or what is left of its tree. */
  child: boolean;
  /** A spawn was asked for and has neither happened nor been called off. */
  asked: boolean;
  leaderGone: boolean;
  /** Connecting or connected to a server that is no process of ours. */
  dialled: boolean;
  due: { at: number; event: LifeEvent } | undefined;
  /** When restarts by policy began since the last start by a person. */
  restarts: number[];
}

const MOVES = [
  'start',
  'stop',
  'restart',
  'spawned',
  'dialled',
  'attached',
  'startFailed',
  'lost',
  'exited',
  'leaves',
  'gone',
  'wait',
] as const;
/** People are rare: every start of theirs is a new budget. */
const move = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...MOVES) },
  {
    weight: 8,
    arbitrary: fc.constantFrom<(typeof MOVES)[number]>(
      'spawned',
      'dialled',
      'attached',
      'exited',
      'lost',
      'wait',
    ),
  },
);
const moves = fc.array(fc.tuple(move, fc.nat(400), fc.double({ min: 0, max: 0.999, noNaN: true })), {
  maxLength: 120,
  size: 'max',
});
const specs = fc.record({
  restart: fc.constantFrom('always', 'on-failure'),
  intensity: fc.record({ max: fc.integer({ min: 0, max: 3 }), withinMs: fc.integer({ min: 1, max: 3_000 }) }),
  backoff: fc.constant({ baseMs: 10, maxMs: 300, jitter: 1 }),
  shutdownMs: fc.constant(50),
  startTimeoutMs: fc.constant(200),
});

function happen(world: World, event: LifeEvent, spec: RestartPolicy, roll: number): void {
  const byPolicy = event.type === 'timer' && event.kind === 'backoff';
  if (event.type === 'start' || event.type === 'restart') world.restarts = [];
  if (event.type === 'spawned') world.child = true;
  if (event.type === 'gone' || (event.type === 'exited' && !event.leftovers)) world.child = false;
  if (['spawned', 'dialled', 'startFailed'].includes(event.type)) world.asked = false;
  world.dialled = event.type === 'dialled' || (world.dialled && event.type !== 'startFailed');
  world.leaderGone = world.child && (world.leaderGone || event.type === 'exited');
  const step = next(world.life, event, spec, world.now, roll);
  world.life = step.life;
  for (const effect of step.effects) {
    if (effect.do === 'spawn') {
      expect(world.child, 'spawned while something of the last process lived').toBe(false);
      expect(world.asked, 'spawned twice').toBe(false);
      expect(world.dialled, 'started while the last connection was open').toBe(false);
      world.asked = true;
      if (byPolicy) world.restarts.push(world.now);
    }
    if (effect.do === 'detach') world.asked = world.dialled = false;
    if (effect.do === 'closeStdin' || effect.do === 'signalTree') expect(world.child).toBe(true);
    if (effect.do === 'clearTimer') world.due = undefined;
    if (effect.do === 'startTimer')
      world.due = { at: world.now + effect.ms, event: { type: 'timer', kind: effect.kind } };
  }
}

function possible(world: World, move: (typeof MOVES)[number]): LifeEvent | undefined {
  const running = world.child && !world.leaderGone;
  const talking = running || world.dialled;
  if (move === 'start' || move === 'stop' || move === 'restart') return { type: move };
  if (move === 'spawned' || move === 'dialled') return world.asked ? { type: move } : undefined;
  // A connection that was made cannot fail to be made any more; a process can be refused late.
  const dialling = world.dialled && world.life.shown.state === 'starting';
  if (move === 'startFailed') return world.asked || running || dialling ? refused : undefined;
  if (move === 'attached') return talking ? { type: move } : undefined;
  if (move === 'lost') return talking ? { type: 'lost', reason } : undefined;
  if (move === 'exited') return running ? died : undefined;
  if (move === 'leaves') return running ? left : undefined;
  if (move === 'gone') return world.leaderGone ? { type: move } : undefined;
  return undefined;
}

function live(
  script: readonly (readonly [(typeof MOVES)[number], number, number])[],
  spec: RestartPolicy,
  check: (world: World) => void,
): World {
  const world: World = {
    life: newLife(0),
    now: 0,
    child: false,
    asked: false,
    leaderGone: false,
    dialled: false,
    due: undefined,
    restarts: [],
  };
  for (const [move, ms, roll] of script) {
    const event = possible(world, move);
    if (event !== undefined) happen(world, event, spec, roll);
    else world.now += ms;
    while (world.due !== undefined && world.due.at <= world.now) {
      const { event: fallen } = world.due;
      world.due = undefined;
      happen(world, fallen, spec, roll);
      check(world);
    }
    check(world);
  }
  return world;
}

test('never more restarts than the budget inside any window, and none before the exit', () => {
  let restarted = 0;
  fc.assert(
    fc.property(moves, specs, (script, given) => {
      const spec = RestartPolicy.parse(given);
      const { max, withinMs } = spec.intensity;
      live(script, spec, ({ restarts }) => {
        restarted += restarts.length;
        for (const end of restarts) {
          expect(restarts.filter((at) => at <= end && end - at < withinMs).length).toBeLessThanOrEqual(max);
        }
      });
    }),
    { numRuns: 300 },
  );
  expect(restarted).toBeGreaterThan(0);
});

test('a budget that is spent is given back only as its window goes by, not sooner', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 40, max: 200 }), (max, steps) => {
      // Long enough for the whole budget, never for one more before its first restart has left the window.
      const withinMs = 4_000;
      const spec = RestartPolicy.parse({
        restart: 'always',
        intensity: { max, withinMs },
        backoff: { baseMs: 10, maxMs: 10, jitter: 0 },
        shutdownMs: 50,
        startTimeoutMs: 60_000,
      });
      // It comes up, stays for a while, and dies: again and again.
      const round = [['spawned'], ['attached'], ['wait', 900], ['exited'], ['wait', 20]] as const;
      const script = Array.from(
        { length: steps },
        (_, at) => round[at % round.length] ?? (['wait'] as const),
      );
      live(
        [['start', 0, 0], ...script.map(([move, ms = 0]) => [move, ms, 0] as const)],
        spec,
        ({ restarts }) => {
          for (const end of restarts)
            expect(restarts.filter((at) => at <= end && end - at < withinMs).length).toBeLessThanOrEqual(max);
        },
      );
    }),
    { numRuns: 50 },
  );
});

test('what the machine believes of the process is true', () => {
  fc.assert(
    fc.property(moves, specs, (script, given) => {
      live(script, RestartPolicy.parse(given), ({ life, child, asked, dialled }) => {
        expect(life.child).toBe(child);
        expect(life.remote).toBe(dialled);
        expect(child && dialled).toBe(false);
        if (asked) expect(life.shown.state).toBe('starting');
        if (['stopped', 'failed', 'waiting'].includes(life.shown.state)) {
          expect(child || dialled).toBe(false);
        }
        if (life.shown.state === 'stopping') expect(child).toBe(true);
        if (life.shown.state === 'ready') expect(child || dialled).toBe(true);
      });
    }),
  );
});

test('from anywhere, stop leads to stopped once the process is gone, and each further stop climbs one step', () => {
  fc.assert(
    fc.property(moves, specs, (script, given) => {
      const spec = RestartPolicy.parse(given);
      const world = live(script, spec, () => undefined);
      happen(world, { type: 'stop' }, spec, 0.5);
      if (world.child) {
        expect(world.life.shown.state).toBe('stopping');
        const steps = ['stdin', 'term', 'kill'];
        const stepOf = (): number => ('step' in world.life.shown ? steps.indexOf(world.life.shown.step) : -1);
        const before = stepOf();
        happen(world, { type: 'stop' }, spec, 0.5);
        expect(stepOf()).toBe(Math.min(2, before + 1));
        happen(world, world.leaderGone ? { type: 'gone' } : died, spec, 0.5);
      }
      expect(world.life.shown.state).toBe('stopped');
      expect(world.dialled).toBe(false);
      expect(world.due).toBeUndefined();
    }),
  );
});
