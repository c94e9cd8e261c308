import { useState } from 'react';
import type { ApprovalAnswer } from '#contract/approval.ts';
import type { Text } from '#contract/text.ts';
import { reasonOf, request } from './client.ts';

/**
 * Answers one approval, once at a time. It stays `sending` until the engine says that the approval is settled: nothing
 * moves under the pointer before. Refused, `problem` says why and it can be answered again.
 */
export function useAnswer(id: string) {
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Text>();
  async function answer(given: ApprovalAnswer): Promise<void> {
    if (sending) return;
    setSending(true);
    setProblem(undefined);
    try {
      await request('approval.answer', { id, answer: given });
    } catch (error) {
      setProblem(reasonOf(error));
      setSending(false);
    }
  }
  return { sending, problem, answer };
}
