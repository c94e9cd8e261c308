import { v7 as uuidv7 } from 'uuid';
import { canonicalServer } from '#contract/ids.ts';
import type { Call } from '#contract/call.ts';
import { viewOutcome } from '#contract/outcome.ts';
import type { Outcome, OutcomeView } from '#contract/outcome.ts';
import { text } from '#contract/text.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { RequestFailure } from '../dispatch.ts';
import type { Handlers } from '../dispatch.ts';
import type { EngineParts } from '../parts.ts';

/** Time a server has for a call when the caller does not say: spec/platform.md C-35. */
const DEADLINE_MS = 30_000;

type Served = Pick<Handlers, 'tool.list' | 'tool.call' | 'call.cancel' | 'call.list' | 'call.get'>;

export function callHandlers({ broker, catalog, audit, running, workspaces }: EngineParts): Served {
  const cancels = new Map<string, AbortController>();

  return {
    'tool.list': ({ server }) => catalog.tools(server),
    async 'tool.call'({ id = uuidv7(), server, name, args, deadlineMs = DEADLINE_MS }, { principal, via }) {
      if (cancels.has(id))
        throw new RequestFailure(text('request.invalid', { field: 'id', problem: 'is in use' }), 'id');
      const cancel = new AbortController();
      cancels.set(id, cancel);
      const call: Call = {
        id,
        kind: 'tool',
        server: canonicalServer(server),
        name,
        args,
        principal,
        via,
        workspace: workspaces.current().id,
        priority: 'high',
        deadlineMs,
      };
      try {
        return { id, outcome: viewOf(await broker.call(call, cancel.signal)) };
      } finally {
        cancels.delete(id);
      }
    },
    'call.cancel'({ id }) {
      const cancel = cancels.get(id);
      cancel?.abort();
      return { cancelled: cancel !== undefined };
    },
    'call.list': ({ before, limit, server }) =>
      audit.list({
        limit,
        ...(before === undefined ? {} : { before }),
        ...(server === undefined ? {} : { server }),
      }),
    'call.get'({ id }) {
      const record = running.get(id) ?? audit.get(id);
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
