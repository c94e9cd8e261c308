import type { ServerQuestion } from '#contract/chat/part.ts';
import type { EventBody } from '#contract/events.ts';
import type { CallListener } from '#main/chat/tool-round.ts';

/** Tells whoever made a call when a person is asked about it, or about what its server wants meanwhile, and when that is over; learnt from the events that pass. */
export interface Questions {
  see(event: EventBody): void;
  /** What a server asked during a call has ended, or changed since; `at` tells the questions of one call apart. */
  answered(call: string, question: ServerQuestion, at: number): void;
  /** Returns how to stop. */
  on(call: string, listener: CallListener): () => void;
}

export function createQuestions(): Questions {
  const listeners = new Map<string, CallListener>();
  /** Which call an approval is for. */
  const asked = new Map<string, string>();
  return {
    see(event) {
      if (event.type === 'approval.requested' && 'callId' in event.approval) {
        const { id, callId } = event.approval;
        if (!listeners.has(callId)) return;
        asked.set(id, callId);
        listeners.get(callId)?.waits(true);
      } else if (event.type === 'approval.settled') {
        const call = asked.get(event.id);
        asked.delete(event.id);
        if (call !== undefined) listeners.get(call)?.waits(false);
      }
    },
    answered(call, question, at) {
      listeners.get(call)?.answered(question, at);
    },
    on(call, listener) {
      listeners.set(call, listener);
      return () => void listeners.delete(call);
    },
  };
}
