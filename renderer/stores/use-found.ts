import { useState } from 'react';
import type { FoundProvider } from '#contract/chat/provider-check.ts';
import type { Text } from '#contract/text.ts';
import { addFound } from './chat-providers.ts';

/** Takes a server of models that was found on this computer among the providers, once; `then` follows when it worked. */
export function useFound(found: FoundProvider, then?: () => Promise<void>) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Text>();

  async function use(): Promise<void> {
    if (busy) return;
    setBusy(true);
    const refused = await addFound(found);
    setBusy(false);
    setProblem(refused?.reason);
    if (!refused) await then?.();
  }

  return { busy, problem, use };
}
