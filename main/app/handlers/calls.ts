import { canonicalServer } from '#contract/ids.ts';
import type { Call } from '#contract/call.ts';
import { viewOutcome } from '#contract/outcome.ts';
import type { Outcome, OutcomeView } from '#contract/outcome.ts';
import { text } from '#contract/text.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { createPassingMap } from '#main/kernel/passing-map.ts';
import { createCallIds } from '../call-ids.ts';
import { RequestFailure } from '../dispatch.ts';
import type { Caller, Handlers } from '../dispatch.ts';
import type { EngineParts } from '../parts.ts';

/** Time a server has for a call when the caller does not say: spec/platform.md C-35. */
const DEADLINE_MS = 30_000;

type Served = Pick<
  Handlers,
  'tool.call' | 'prompt.get' | 'resource.read' | 'call.cancel' | 'call.list' | 'call.get'
>;
type Asked = Pick<Call, 'kind' | 'server' | 'name' | 'args'> & {
  id?: string | undefined;
  deadlineMs?: number | undefined;
};

export function callHandlers({ broker, audit, search, running, servers, workspaces }: EngineParts): Served {
  const cancels = createPassingMap<string, AbortController>();
  const newId = createCallIds();

  async function call(
    asked: Asked,
    { principal, via }: Caller,
  ): Promise<{ id: string; outcome: OutcomeView }> {
    const { id = newId(), deadlineMs = DEADLINE_MS, kind, name, args } = asked;
    if (cancels.has(id))
      throw new RequestFailure(text('request.invalid', { field: 'id', problem: 'is in use' }), 'id');
    const cancel = new AbortController();
    cancels.set(id, cancel);
    const server = canonicalServer(asked.server);
    const workspace = workspaces.of(servers.find(server)).id;
    const whole: Call = {
      id,
      kind,
      server,
      name,
      args,
      principal,
      via,
      workspace,
      priority: 'high',
      deadlineMs,
    };
    try {
      return { id, outcome: viewOf(await broker.call(whole, cancel.signal)) };
    } finally {
      cancels.delete(id);
    }
  }

  return {
    'tool.call': (asked, caller) => call({ ...asked, kind: 'tool' }, caller),
    'prompt.get': (asked, caller) => call({ ...asked, kind: 'prompt' }, caller),
    'resource.read': ({ uri, ...asked }, caller) =>
      call({ ...asked, kind: 'resource', name: uri, args: {} }, caller),
    'call.cancel'({ id }) {
      const cancel = cancels.get(id);
      cancel?.abort();
      return { cancelled: cancel !== undefined };
    },
    'call.list': (query) => audit.list(query),
    async 'call.get'({ id }) {
      audit.flush();
      const record = running.get(id) ?? (await search.get(id));
      if (record === undefined) throw new RequestFailure(text('request.unknownCall', { id }), 'id');
      return record;
    },
  };
}

/** Only here is a large result looked into: bytes that are not JSON after all are the server's fault. */
function viewOf(outcome: Outcome): OutcomeView {
  try {
    return viewOutcome(outcome);
  } catch (error) {
    return {
      outcome: 'failed',
      cause: 'protocol',
      message: text('call.protocol', { problem: problemOf(error) }),
    };
  }
}
