import { describe, expect, test } from 'vitest';
import type { Approval } from '#contract/approval.ts';
import type { CallRecord } from '#contract/call.ts';
import type { EventBatch, EventBody } from '#contract/events.ts';
import type { LogLine, ServerView } from '#contract/server.ts';
import { apply, joinLines, mirrorOf } from './mirror.ts';
import type { Mirror } from './mirror.ts';

const start = mirrorOf({
  seq: 7,
  run: 'run',
  home: '/home',
  workspaces: [{ id: 'w', name: 'W', folders: ['/w'], ready: false }],
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
});

function batch(from: number, ...bodies: EventBody[]): EventBatch {
  return {
    from,
    to: from + bodies.length - 1,
    events: bodies.map((body, at) => ({ ...body, seq: from + at })),
  };
}

function after(mirror: Mirror, ...bodies: EventBody[]): Mirror {
  const next = apply(mirror, batch(mirror.seq + 1, ...bodies));
  if (next === 'gap') throw new Error('gap');
  return next;
}

function call(id: string, more: Partial<CallRecord> = {}): CallRecord {
  return {
    id,
    at: 1,
    kind: 'tool',
    server: 's',
    name: 'n',
    via: 'desk',
    principal: 'owner',
    args: {},
    ...more,
  };
}

function line(at: number, words: string, instance = 's#1'): LogLine {
  return { instance, at, stream: 'stderr', line: words };
}

describe('the order of events', () => {
  const seen: EventBody = { type: 'notice.changed', notices: [] };

  test('a batch that follows is applied', () => {
    expect(apply(start, batch(8, seen))).toMatchObject({ seq: 8 });
  });

  test('a batch that is known already changes nothing', () => {
    expect(apply(start, batch(5, seen, seen))).toBe(start);
  });

  test('of a batch that is half known only the new half counts', () => {
    const half = batch(
      7,
      { type: 'call.started', call: call('known') },
      { type: 'call.started', call: call('new') },
    );
    expect(apply(start, half)).toMatchObject({ seq: 8, calls: [{ id: 'new' }] });
  });

  test('a hole asks for a new snapshot', () => {
    expect(apply(start, batch(9, seen))).toBe('gap');
  });

  test('what was filtered out leaves no hole', () => {
    expect(apply(start, { from: 8, to: 12, events: [] })).toMatchObject({ seq: 12 });
  });
});

test('a server is replaced where it stands, a new one comes last', () => {
  const view = (id: string, pid?: number) => ({ server: { id }, pid }) as ServerView;
  const two = after(
    start,
    { type: 'server.changed', server: view('a') },
    { type: 'server.changed', server: view('b') },
  );
  const changed = after(two, { type: 'server.changed', server: view('a', 12) });
  expect(changed.servers).toEqual([view('a', 12), view('b')]);
});

test('a removed server takes its log along, and leaves the others', () => {
  const view = (id: string) => ({ server: { id } }) as ServerView;
  const logs = new Map([
    ['a', []],
    ['b', []],
  ]);
  const gone = after(
    { ...start, servers: [view('a'), view('b')], logs },
    { type: 'server.removed', server: 'a' },
  );
  expect(gone.servers).toEqual([view('b')]);
  expect([...gone.logs.keys()]).toEqual(['b']);
});

test('a call starts on top, and ends in its place without its progress', () => {
  const running = after(
    start,
    { type: 'call.started', call: call('one') },
    { type: 'call.started', call: call('two') },
    { type: 'call.progressed', id: 'one', progress: 2, total: 4 },
  );
  expect(running.calls.map(({ id }) => id)).toEqual(['two', 'one']);
  expect(running.progress['one']).toMatchObject({ progress: 2, total: 4 });
  const ended = after(running, { type: 'call.finished', call: call('one', { outcome: 'ok' }) });
  expect(ended.calls.map(({ id, outcome }) => [id, outcome])).toEqual([
    ['two', undefined],
    ['one', 'ok'],
  ]);
  expect(ended.progress).toEqual({});
});

test('an approval waits until it is settled', () => {
  const approval = { id: 'ap', callId: 'one' } as Approval;
  const waiting = after(start, { type: 'approval.requested', approval });
  expect(waiting.approvals).toEqual([approval]);
  const settled = after(waiting, { type: 'approval.settled', id: 'ap', settlement: 'denied' });
  expect(settled.approvals).toEqual([]);
});

test('a change of the catalog is counted by server', () => {
  const changed = after(
    start,
    { type: 'catalog.changed', server: 's' },
    { type: 'catalog.changed', server: 's' },
  );
  expect(changed.listings).toEqual(new Map([['s', 2]]));
});

describe('logs', () => {
  test('only an opened log is kept', () => {
    const event: EventBody = {
      type: 'log.appended',
      lines: [line(1, 'a'), line(2, 'b', 'other-one#2')],
    };
    expect(after(start, event).logs).toEqual(new Map());
    const opened = { ...start, logs: new Map([['other-one', []]]) };
    expect(after(opened, event).logs).toEqual(new Map([['other-one', [line(2, 'b', 'other-one#2')]]]));
  });

  test('lines that were both asked for and heard count once', () => {
    const asked = [line(1, 'a'), line(2, 'b'), line(2, 'b')];
    expect(joinLines(asked, [line(2, 'b'), line(3, 'c')])).toEqual([...asked, line(3, 'c')]);
    expect(joinLines(asked, asked)).toEqual(asked);
    expect(joinLines(asked, [line(4, 'd')])).toEqual([...asked, line(4, 'd')]);
    expect(joinLines([], asked)).toEqual(asked);
  });
});

test('however many calls end, those that run stay', () => {
  const many = Array.from({ length: 1000 }, (_, at): EventBody[] => [
    { type: 'call.started', call: call(`c${at}`) },
    { type: 'call.finished', call: call(`c${at}`, { outcome: 'ok' }) },
  ]);
  const busy = after(start, { type: 'call.started', call: call('slow') }, ...many.flat());
  expect(busy.calls).toHaveLength(301);
  expect([busy.calls[0]?.id, busy.calls.at(-1)?.id]).toEqual(['c999', 'slow']);
});
