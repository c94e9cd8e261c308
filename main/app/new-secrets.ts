import type { NewSecret } from '#contract/secret.ts';
import { text } from '#contract/text.ts';
import type { Audit } from '#main/records/audit.ts';
import { KeychainUnavailable } from '#main/secrets/keychain.ts';
import type { Keychain } from '#main/secrets/keychain.ts';
import type { Redactor } from '#main/secrets/redaction.ts';
import { RequestFailure } from './dispatch.ts';

export interface SecretParts {
  keychain: Keychain;
  redactor: Redactor;
  audit: Pick<Audit, 'event'>;
}

/** Keeps one secret, so that from now on no copy of anything shows it. */
export async function storeSecret(
  { keychain, redactor, audit }: SecretParts,
  secret: NewSecret,
): Promise<void> {
  redactor.learn(secret.value);
  await keychain.set(secret.name, secret.value);
  audit.event('secretSet', { name: secret.name });
}

/**
 * Stores all of these and then does `work`; when anything of that fails, the keychain is as it was before. A name
 * that is taken is refused unless it is one of `own`: another server may refer to it.
 */
export async function withSecrets<T>(
  parts: SecretParts,
  secrets: readonly NewSecret[],
  own: readonly string[],
  work: () => T,
): Promise<T> {
  const { keychain } = parts;
  const undo: (() => Promise<unknown>)[] = [];
  try {
    for (const [index, secret] of secrets.entries()) {
      const { name } = secret;
      const before = await withKeychain(() => keychain.get(name));
      const twice = secrets.findIndex((other) => other.name === name) < index;
      if (twice || (before !== undefined && !own.includes(name))) {
        throw new RequestFailure(text('request.secretExists', { name }), `secrets.${index}.name`);
      }
      undo.push(() => (before === undefined ? keychain.delete(name) : keychain.set(name, before)));
      await withKeychain(() => storeSecret(parts, secret));
    }
    return work();
  } catch (error) {
    for (const back of undo.toReversed()) await back().catch(() => undefined);
    throw error;
  }
}

/** Says on the window's side of the boundary that the keychain cannot be used. */
export async function withKeychain<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof KeychainUnavailable)) throw error;
    throw new RequestFailure(text('request.keychainUnavailable', { problem: error.problem }));
  }
}
