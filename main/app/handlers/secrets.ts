import { text } from '#contract/text.ts';
import { KeychainUnavailable } from '#main/secrets/keychain.ts';
import { RequestFailure } from '../dispatch.ts';
import type { Handlers } from '../dispatch.ts';
import type { EngineParts } from '../parts.ts';

type Served = Pick<Handlers, 'secret.list' | 'secret.set' | 'secret.remove'>;

/** Names go out, values only in. */
export function secretHandlers({ keychain, redactor, audit }: EngineParts): Served {
  return {
    'secret.list': () => withKeychain(() => keychain.list()),
    'secret.set': ({ name, value }) =>
      withKeychain(async () => {
        redactor.learn(value);
        await keychain.set(name, value);
        audit.event('secretSet', { name });
        return { stored: true };
      }),
    'secret.remove': ({ name }) =>
      withKeychain(async () => {
        const removed = await keychain.delete(name);
        if (removed) audit.event('secretRemoved', { name });
        return { removed };
      }),
  };
}

async function withKeychain<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof KeychainUnavailable)) throw error;
    throw new RequestFailure(text('request.keychainUnavailable', { problem: error.problem }));
  }
}
