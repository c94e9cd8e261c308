import { text } from '#contract/text.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { referencedSecrets } from '#main/secrets/secret-reference.ts';
import type { Failure } from './failure.ts';

/** The value of a secret, or undefined when there is none of that name; rejects when the keychain cannot be opened. */
export type ResolveSecret = (name: string) => Promise<string | undefined>;

/** The values of all secrets that these texts refer to; the first that is not to be had is the failure. */
export async function secretValues(
  texts: readonly string[],
  resolveSecret: ResolveSecret,
): Promise<{ ok: true; secrets: ReadonlyMap<string, string> } | ({ ok: false } & Failure)> {
  const secrets = new Map<string, string>();
  for (const name of referencedSecrets(texts)) {
    const answer = await ask(name, resolveSecret);
    if (!answer.ok) return answer;
    secrets.set(name, answer.value);
  }
  return { ok: true, secrets };
}

async function ask(
  name: string,
  resolveSecret: ResolveSecret,
): Promise<{ ok: true; value: string } | ({ ok: false } & Failure)> {
  try {
    const value = await resolveSecret(name);
    if (value !== undefined) return { ok: true, value };
    return {
      ok: false,
      reason: text('server.secretMissing', { name }),
      advice: text('server.advice.addSecret'),
    };
  } catch (error) {
    return {
      ok: false,
      reason: text('server.keychainUnavailable', { problem: problemOf(error) }),
      advice: text('server.advice.unlockKeychain'),
    };
  }
}
