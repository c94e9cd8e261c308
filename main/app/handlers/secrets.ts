import type { Handlers } from '../dispatch.ts';
import { storeSecret, withKeychain } from '../new-secrets.ts';
import type { EngineParts } from '../parts.ts';

type Served = Pick<Handlers, 'secret.list' | 'secret.set' | 'secret.remove'>;

/** Names go out, values only in. */
export function secretHandlers(parts: EngineParts): Served {
  const { keychain, audit } = parts;
  return {
    'secret.list': () => withKeychain(() => keychain.list()),
    'secret.set': (secret) =>
      withKeychain(async () => {
        await storeSecret(parts, secret);
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
