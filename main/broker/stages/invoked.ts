import { instanceId } from '#contract/ids.ts';
import type { InstanceId } from '#contract/ids.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { Payload } from '#contract/payload.ts';
import { text } from '#contract/text.ts';
import { isReadOnly } from '#contract/verbs.ts';
import type { Lookup } from '#main/catalog/catalog.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { createPayload } from '#main/upstream/payload.ts';
import { MAX_MESSAGE_BYTES } from '#main/upstream/session.ts';
import type { Session } from '#main/upstream/session.ts';
import type { Stage } from '../stage.ts';
import { auditUnavailable } from './admitted.ts';

type Found = Extract<Lookup, { found: 'tool' }>;
type Answer = Awaited<ReturnType<Session['request']>>;

export interface InvokedDeps {
  session: (instance: InstanceId) => Session | undefined;
  /** Milliseconds with fractions, for durations only. */
  elapsed: () => number;
}

/** Innermost: the call leaves for the server, with a deadline and a cancel that reach it. */
export function invoked({ session, elapsed }: InvokedDeps, { server, tool }: Found): Stage {
  const readOnly = isReadOnly(tool.verbs.verbs);
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
    const answer = await open.request(
      'tools/call',
      { name: tool.ref.name, arguments: call.args },
      { signal, deadlineMs: call.deadlineMs, progress: call.notes.progress },
    );
    call.notes.upstreamMs = Math.round((elapsed() - sent) * 1000) / 1000;
    return outcomeOf(answer, call.deadlineMs);
  };
}

function outcomeOf(answer: Answer, deadlineMs: number): Outcome {
  switch (answer.kind) {
    case 'result':
      return resultOf(answer.result);
    case 'error': {
      const { code, message } = answer.error;
      return {
        outcome: 'failed',
        cause: 'error',
        message: text('call.rpcError', { code, problem: message.slice(0, 2000) }),
      };
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
      return { outcome: 'failed', cause: 'died', message: text('call.died') };
  }
}

function resultOf(bytes: Buffer): Outcome {
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
  return { outcome: isError ? 'toolError' : 'ok', payload };
}
