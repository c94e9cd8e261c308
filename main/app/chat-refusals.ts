import { ChatRefusal } from '#main/chat/refusal.ts';
import { RequestFailure } from './dispatch.ts';
import { withKeychain } from './new-secrets.ts';

/** Says on the window's side of the boundary what chat refused, and that the keychain cannot be used. */
export async function withRefusals<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await withKeychain(async () => work());
  } catch (error) {
    if (error instanceof ChatRefusal) throw new RequestFailure(error.reason, error.field);
    throw error;
  }
}
