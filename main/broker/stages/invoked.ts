import type { CallKind } from '#contract/call.ts';
import { instanceId } from '#contract/ids.ts';
import type { InstanceId } from '#contract/ids.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { Payload } from '#contract/payload.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { isReadOnly } from '#contract/verbs.ts';
import type { CallTarget } from '#main/catalog/target.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { createPayload } from '#main/upstream/payload.ts';
import { MAX_MESSAGE_BYTES } from '#main/upstream/session.ts';
import type { Params, Session } from '#main/upstream/session.ts';
import { toMicroseconds } from '../stage-times.ts';
import type { Stage, TravellingCall } from '../stage.ts';
import { auditUnavailable } from './admitted.ts';

type Answer = Awaited<ReturnType<Session['request']>>;

const METHODS = { tool: 'tools/call', resource: 'resources/read', prompt: 'prompts/get' } as const;

export interface InvokedDeps {
  session: (instance: InstanceId) => Session | undefined;
  /** Milliseconds with fractions, for durations only. */
  elapsed: () => number;
}

/** Innermost: the call leaves for the server, with a deadline and a cancel that reach it. */
export function invoked({ session, elapsed }: InvokedDeps, { kind, server, verbs, ref }: CallTarget): Stage {
  const readOnly = isReadOnly(verbs.verbs);
  const instance = instanceId(server.id);
  return async (call, signal) => {
    const open = session(instance);
    if (open === undefined) {
      return {
        outcome: 'unavailable',
        reason: text('call.notRunning', { server: server.title }),
        advice: text('call.notRunning.advice'),
      };
    }
    if (signal.aborted) return { outcome: 'cancelled', message: text('call.cancelled') };
    if (!readOnly) {
      try {
        call.notes.beforeSend();
      } catch {
        return auditUnavailable();
      }
    }
    const sent = elapsed();
    let heldMs = 0;
    const answer = await open.request(METHODS[kind], paramsOf(kind, ref.name, call), {
      signal,
      deadlineMs: call.deadlineMs,
      progress: call.notes.progress,
      call,
      onHeld: (ms) => {
        heldMs += ms;
      },
    });
    call.notes.upstreamMs = toMicroseconds(elapsed() - sent - heldMs);
    if (heldMs > 0) call.notes.heldMs = toMicroseconds(heldMs);
    return outcomeOf(answer, kind, call.deadlineMs);
  };
}

/** No such resource: until 2025-11-25, and since then, when a read has nothing else that could be wrong. */
const NO_RESOURCE: ReadonlySet<number> = new Set([-32002, -32602]);

function paramsOf(kind: CallKind, name: string, { args }: TravellingCall): Params {
  return kind === 'resource' ? { uri: name } : { name, arguments: args };
}

function outcomeOf(answer: Answer, kind: CallKind, deadlineMs: number): Outcome {
  switch (answer.kind) {
    case 'result':
      return resultOf(answer.result, kind);
    case 'error': {
      const { code, message } = answer.error;
      const said = text('call.rpcError', { code, problem: message.slice(0, 2000) });
      return kind === 'resource' && NO_RESOURCE.has(code)
        ? { outcome: 'notFound', near: [], message: said }
        : { outcome: 'failed', cause: 'error', message: said };
    }
    case 'timeout':
      return { outcome: 'timeout', message: text('call.timeout', { seconds: deadlineMs / 1000 }) };
    case 'cancelled':
      return { outcome: 'cancelled', message: text('call.cancelled') };
    case 'tooLong':
      return {
        outcome: 'failed',
        cause: 'protocol',
        message: text('call.resultTooLong', { limit: MAX_MESSAGE_BYTES / 2 ** 20 }),
      };
    case 'closed':
      return { outcome: 'failed', cause: 'died', message: endOf(answer.problem) };
  }
}

/** Without a problem of its own the process went away. */
function endOf(problem: string | undefined): Text {
  return problem === undefined ? text('call.died') : text('call.connectionBroke', { problem });
}

function resultOf(bytes: Buffer, kind: CallKind): Outcome {
  let payload: Payload;
  try {
    payload = createPayload(bytes);
  } catch (error) {
    return {
      outcome: 'failed',
      cause: 'protocol',
      message: text('call.protocol', { problem: problemOf(error) }),
    };
  }
  const { resultType, isError } = payload.head;
  if (resultType === 'input_required') return { outcome: 'needsInput', payload };
  if (resultType !== 'complete') {
    return {
      outcome: 'failed',
      cause: 'protocol',
      message: text('call.protocol', { problem: `unknown resultType ${resultType}` }),
    };
  }
  return { outcome: isError && kind === 'tool' ? 'toolError' : 'ok', payload };
}
