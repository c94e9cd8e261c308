import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EventBatch, EventBody } from '#contract/events.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import { followEngine, useEngine } from './engine.ts';

const workspace = { id: 'w', name: 'W', folders: ['/w'], ready: true };

/** The engine's side of the bridge: answers snapshots when it is told to. */
function bridge() {
  const pending: ((seq: number) => void)[] = [];
  let hear: (batch: EventBatch) => void = () => undefined;
  vi.stubGlobal('window', {
    patchbay: {
      request: () =>
        new Promise((resolve) => {
          pending.push((seq) => {
            const value: Snapshot = {
              seq,
              run: 'r',
              home: '/h',
              workspaces: [workspace],
              settings: {
                openAtLogin: false,
                shareProcess: false,
                restoreRunning: true,
                language: 'system',
                onClose: 'ask',
                checkUpdates: 'ask',
                chatModel: null,
                askAfterUntrusted: true,
                callsPerMinute: 100,
              },
              servers: [],
              approvals: [],
              calls: [],
              notices: [],
              update: { state: 'idle' },
            };
            resolve({ ok: true, value });
          });
        }),
      on(listener: typeof hear) {
        hear = listener;
        return () => {
          hear = () => undefined;
        };
      },
    },
  });
  return {
    asked: () => pending.length,
    async answer(seq: number) {
      pending.shift()?.(seq);
      await new Promise((resolve) => setTimeout(resolve));
    },
    emit(seq: number, id: string) {
      const body: EventBody = { type: 'notice.changed', notices: [notice(id)] };
      hear({ from: seq, to: seq, events: [{ ...body, seq }] });
    },
  };
}

function notice(id: string) {
  return { id, level: 'info', text: { code: 'app.name', params: {} } } as const;
}

const shown = () => {
  const { mirror } = useEngine.getState();
  return mirror && [mirror.seq, ...mirror.notices.map(({ id }) => id)];
};

let stop: () => void;
let engine: ReturnType<typeof bridge>;
beforeEach(() => {
  useEngine.setState({ mirror: undefined });
  engine = bridge();
  stop = followEngine();
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

test('events heard before the snapshot came are applied to it, older ones are not', async () => {
  engine.emit(4, 'old');
  engine.emit(5, 'known');
  engine.emit(6, 'new');
  expect(shown()).toBeUndefined();
  await engine.answer(5);
  expect(shown()).toEqual([6, 'new']);
});

test('a hole takes a new snapshot, and nothing is lost meanwhile', async () => {
  await engine.answer(5);
  engine.emit(8, 'after the hole');
  expect(engine.asked()).toBe(1);
  engine.emit(9, 'meanwhile');
  expect(shown()).toEqual([5]);
  await engine.answer(8);
  expect(shown()).toEqual([9, 'meanwhile']);
  expect(engine.asked()).toBe(0);
});
