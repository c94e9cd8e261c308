import { expect, test } from 'vitest';
import type { InstanceState } from '#contract/server.ts';
import { text } from '#contract/text.ts';
import { createServerMarks } from './server-marks.ts';

const reason = text('server.connectionLost');
const STATES = {
  stopped: { state: 'stopped', since: 0 },
  starting: { state: 'starting', attempt: 1, since: 0 },
  ready: { state: 'ready', since: 0 },
  stopping: { state: 'stopping', step: 'stdin', since: 0 },
  waiting: { state: 'waiting', until: 1, reason, since: 0 },
  failed: { state: 'failed', reason, advice: reason, since: 0 },
  degraded: { state: 'degraded', reason, since: 0 },
} satisfies Record<InstanceState['state'], InstanceState>;

function marksOf(...states: (keyof typeof STATES)[]): string[] {
  const marks: string[] = [];
  const { see } = createServerMarks((server, kind) => marks.push(`${server} ${kind}`));
  for (const state of states) see('a', STATES[state]);
  return marks;
}

test.each([
  [
    ['starting', 'ready', 'stopping', 'stopping', 'stopped'],
    ['started', 'stopped'],
  ],
  [
    ['starting', 'ready', 'waiting', 'starting', 'ready'],
    ['started', 'restarted'],
  ],
  [
    ['starting', 'ready', 'stopping', 'starting', 'ready'],
    ['started', 'restarted'],
  ],
  [
    ['starting', 'failed', 'starting', 'ready'],
    ['failed', 'started'],
  ],
  [
    ['starting', 'ready', 'waiting', 'failed', 'starting', 'ready'],
    ['started', 'failed', 'started'],
  ],
  [['starting', 'ready', 'degraded', 'ready'], ['started']],
  [['stopped'], []],
] as const)('%j leaves the marks %j', (states, marks) => {
  expect(marksOf(...states)).toEqual(marks.map((kind) => `a ${kind}`));
});
