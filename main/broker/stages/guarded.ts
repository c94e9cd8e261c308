import { instanceId } from '#contract/ids.ts';
import type { InstanceId } from '#contract/ids.ts';
import type { Outcome } from '#contract/outcome.ts';
import { text } from '#contract/text.ts';
import type { CallTarget } from '#main/catalog/target.ts';
import type { Session } from '#main/upstream/session.ts';
import { TOOL_BREAKER } from '../breakers.ts';
import type { Breakers } from '../breakers.ts';
import type { Stage } from '../stage.ts';

export interface GuardedDeps {
  session: (instance: InstanceId) => Session | undefined;
  now: () => number;
}

/**
 * A tool that fails again and again is left alone for a while, before anybody is asked about it. A person at the runner
 * gets through, and closes it when it works again.
 */
export function guarded(
  { session, now }: GuardedDeps,
  breakers: Breakers,
  { kind, server, ref }: CallTarget,
  next: Stage,
): Stage {
  if (kind !== 'tool') return next;
  const tool = `${server.id}\n${ref.name}`;
  const instance = instanceId(server.id);

  function paused(untilMs: number): Outcome {
    const seconds = Math.max(1, Math.ceil((untilMs - now()) / 1000));
    const said = { tool: ref.name, failures: TOOL_BREAKER.failures, seconds };
    return { outcome: 'open', untilMs, message: text('call.paused', said) };
  }

  return async (call, signal) => {
    const admitted = call.via === 'desk' ? undefined : breakers.find(tool)?.admit(now());
    if (admitted?.state === 'open') return paused(admitted.untilMs);
    const running = session(instance);
    let verdict: ReturnType<typeof verdictOf> = 'none';
    try {
      const outcome = await next(call, signal);
      verdict = verdictOf(outcome);
      if (verdict === 'failed') breakers.failed(tool, causeOf(outcome, running), now());
      return outcome;
    } finally {
      if (verdict === 'answered') breakers.succeeded(tool);
      else if (verdict === 'none' && admitted?.state === 'halfOpen') breakers.find(tool)?.spared();
    }
  };
}

/** The code by which JSON-RPC blames the caller. */
const INVALID_PARAMS = -32602;

/** What an outcome says of the tool. GLOSSARY "Outcome"; what never reached it says nothing. */
function verdictOf(outcome: Outcome): 'answered' | 'failed' | 'none' {
  switch (outcome.outcome) {
    case 'ok':
    case 'toolError':
    case 'needsInput':
      return 'answered';
    case 'timeout':
      return 'failed';
    case 'failed':
      return outcome.message.params['code'] === INVALID_PARAMS ? 'none' : 'failed';
    default:
      return 'none';
  }
}

/** All that was under way dies with a session; calls that were coalesced share their outcome. */
function causeOf(outcome: Outcome, running: Session | undefined): object {
  return outcome.outcome === 'failed' && outcome.cause === 'died' ? (running ?? outcome) : outcome;
}
