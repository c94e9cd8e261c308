import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { CLASSIFICATION } from './checksum.ts';
import type { ObjectHead, ObjectStore, Place } from './store.ts';

export const Classification = z.enum(['public', 'internal', 'confidential', 'restricted']);

/** Throws P when what must be encrypted is not to be. */
export function requireEncryption(classification: string | undefined, encryption: boolean): void {
  if (encryption || !mustBeEncrypted(classification)) return;
  throw new ToolFailure(
    'P',
    `What is ${classification} is not stored without encryption. Leave encryption at true, or classify it lower.`,
    { field: 'encryption', classification: classification ?? '' },
  );
}

/**
 * Looks at what was stored. Throws E, and deletes it again, when it must be encrypted and the store does not say that
 * it is.
 */
export async function confirmStored(store: ObjectStore, at: Place): Promise<ObjectHead> {
  const head = await store.head(at);
  if (head.encryption !== null || !mustBeEncrypted(head.metadata[CLASSIFICATION])) return head;
  await store.remove(at);
  throw new ToolFailure(
    'E',
    `The store took ${at.name} but does not say that it encrypted it; it was deleted again. Switch encryption on in the store, or classify it lower.`,
    { provider: store.provider, reason: 'notEncrypted' },
  );
}

function mustBeEncrypted(classification: string | undefined): boolean {
  return classification === 'confidential' || classification === 'restricted';
}
