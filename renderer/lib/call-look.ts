import type { CallRecord, Via } from '#contract/call.ts';
import type { MessageCode } from '#contract/messages/en.ts';

interface Look {
  word: MessageCode;
  shape: 'arc' | 'hourglass' | 'check' | 'cross' | 'barred' | 'half' | 'ring' | 'query';
  tone: 'ready' | 'starting' | 'waiting' | 'degraded' | 'failed' | 'idle';
}

const LOOKS: Record<NonNullable<CallRecord['outcome']>, Look> = {
  ok: { word: 'outcome.ok', shape: 'check', tone: 'ready' },
  toolError: { word: 'outcome.toolError', shape: 'cross', tone: 'failed' },
  needsInput: { word: 'outcome.needsInput', shape: 'query', tone: 'waiting' },
  invalid: { word: 'outcome.invalid', shape: 'cross', tone: 'failed' },
  unauthenticated: { word: 'outcome.unauthenticated', shape: 'barred', tone: 'failed' },
  denied: { word: 'outcome.denied', shape: 'barred', tone: 'degraded' },
  notFound: { word: 'outcome.notFound', shape: 'query', tone: 'failed' },
  limited: { word: 'outcome.limited', shape: 'hourglass', tone: 'degraded' },
  open: { word: 'outcome.open', shape: 'barred', tone: 'degraded' },
  unavailable: { word: 'outcome.unavailable', shape: 'half', tone: 'degraded' },
  failed: { word: 'outcome.failed', shape: 'cross', tone: 'failed' },
  timeout: { word: 'outcome.timeout', shape: 'hourglass', tone: 'failed' },
  cancelled: { word: 'outcome.cancelled', shape: 'ring', tone: 'idle' },
  internal: { word: 'outcome.internal', shape: 'cross', tone: 'failed' },
  unknown: { word: 'outcome.unknown', shape: 'query', tone: 'degraded' },
};

/** Word and mark for how a call ended, or for where it stands when it has not. */
export function callLook(outcome: CallRecord['outcome'], asking: boolean): Look {
  if (outcome) return LOOKS[outcome];
  return asking
    ? { word: 'outcome.asking', shape: 'hourglass', tone: 'waiting' }
    : { word: 'outcome.running', shape: 'arc', tone: 'starting' };
}

/** The word for how a call came in. */
export function viaWord(via: Via): MessageCode {
  return `via.${via}`;
}
