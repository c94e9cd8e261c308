import { SECRET_REFERENCE } from '#contract/secret.ts';

/** Names of all secrets that these texts refer to, each once. Anything malformed is plain text. */
export function referencedSecrets(texts: Iterable<string>): string[] {
  const names = new Set<string>();
  for (const value of texts)
    for (const [, name] of value.matchAll(SECRET_REFERENCE)) if (name) names.add(name);
  return [...names];
}

/** The text with its references replaced. Values are put in as they are and not searched again; throws on a name that is not there. */
export function replaceSecrets(value: string, secrets: ReadonlyMap<string, string>): string {
  return value.replaceAll(SECRET_REFERENCE, (_, name: string) => {
    const secret = secrets.get(name);
    if (secret === undefined) throw new Error(`the secret ${name} was not resolved`);
    return secret;
  });
}
