import { expect, test } from 'vitest';
import type { EventBody } from '#contract/events.ts';
import type { LogLine } from '#contract/server.ts';
import { createShownLogs } from './shown-logs.ts';

const line = (instance: string): LogLine => ({ instance, at: 1, stream: 'stderr', line: instance });

test('only the lines of servers whose log was opened are told', () => {
  const told: EventBody[] = [];
  const logs = createShownLogs((event) => told.push(event));
  logs.tell([line('quiet#1')]);
  logs.show('loud');
  logs.tell([line('quiet#1')]);
  logs.tell([line('loud#1'), line('quiet#1'), line('loud#2')]);
  expect(told).toEqual([{ type: 'log.appended', lines: [line('loud#1'), line('loud#2')] }]);
});
