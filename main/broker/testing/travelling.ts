import { OWNER } from '#contract/call.ts';
import type { Via } from '#contract/call.ts';
import { RestartPolicy } from '#contract/server.ts';
import type { Verbs } from '#contract/verbs.ts';
import type { CallTarget } from '#main/catalog/target.ts';
import type { TravellingCall } from '../stage.ts';

/** A tool of a bundled server, for tests of one stage. */
export function toolOf(verbs: Verbs): CallTarget {
  return {
    kind: 'tool',
    server: {
      id: 'files',
      title: 'Files',
      source: 'bundled',
      launch: { type: 'stdio', command: 'x', args: [], env: {} },
      start: 'manual',
      restart: RestartPolicy.parse({}),
      trusted: true,
      consent: '',
    },
    ref: { server: 'files', name: 'read' },
    inputSchema: {},
    verbs,
    fingerprint: 'f'.repeat(64),
  };
}

/** A call of it on its way. */
export function travelling(via: Via, more: Partial<TravellingCall> = {}): TravellingCall {
  return {
    id: crypto.randomUUID(),
    kind: 'tool',
    server: 'files',
    name: 'read',
    args: { path: '/a' },
    principal: OWNER,
    via,
    workspace: 'default',
    priority: 'normal',
    deadlineMs: 1000,
    notes: { entered: [], beforeSend: () => undefined, progress: () => undefined },
    ...more,
  };
}
