/** NAME of a secret, in `${secret:NAME}` and as an account in the keychain. GLOSSARY SecretRef. */
export const SECRET_NAME = /^[A-Z][A-Z0-9_]{0,63}$/;

const REFERENCE = /\$\{secret:([A-Z][A-Z0-9_]{0,63})\}/g;

/** Names of all secrets that these texts refer to, each once. Anything malformed is plain text. */
export function referencedSecrets(texts: Iterable<string>): string[] {
  const names = new Set<string>();
  for (const value of texts) for (const [, name] of value.matchAll(REFERENCE)) if (name) names.add(name);
  return [...names];
}

/** The text with its references replaced. Values are put in as they are and not searched again; throws on a name that is not there. */
export function replaceSecrets(value: string, secrets: ReadonlyMap<string, string>): string {
  return value.replaceAll(REFERENCE, (_, name: string) => {
    const secret = secrets.get(name);
    if (secret === undefined) throw new Error(`the secret ${name} was not resolved`);
    return secret;
  });
}
