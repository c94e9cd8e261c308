import type { StdioLaunch } from '#contract/server.ts';
import type { Text } from '#contract/text.ts';

/** Whether a value goes into the keychain, and under which name. */
export interface SecretChoice {
  on: boolean;
  name: string;
}

/** By the variable that holds the value; a variable without an entry is kept under the name that was offered. */
export type SecretChoices = Readonly<Record<string, Partial<SecretChoice>>>;

/** A value on its way into the keychain. */
export interface Kept extends SecretChoice {
  variable: string;
  value: string;
}

const NAME = /^[A-Z][A-Z0-9_]{0,63}$/;
const TELLING = /(key|token|secret|passw|passphrase|pwd|credential|private|auth|dsn|cookie|session)/i;
const REFERENCE = /\$\{secret:([A-Z][A-Z0-9_]{0,63})\}/;

/** Whether a variable of this name usually holds something that nobody should read over a shoulder. */
export function looksSecret(variable: string): boolean {
  return TELLING.test(variable);
}

/** Whether a value refers to the keychain already. */
export function isReference(value: string): boolean {
  return REFERENCE.test(value);
}

/** A name in the keychain made from that of a variable; a taken one gets a number. */
function secretNameFor(variable: string, taken: readonly string[]): string {
  const plain = variable.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');
  const name = (/^[A-Z]/.test(plain) ? plain : `S_${plain}`).replaceAll(/_+/g, '_').slice(0, 60);
  for (let n = 1; ; n += 1) {
    const tried = n === 1 ? name : `${name}_${n}`;
    if (!taken.includes(tried)) return tried;
  }
}

/** A variable whose value looks like a secret, the name offered for it, and whether to keep it unless told otherwise. */
interface Offer {
  variable: string;
  name: string;
  on?: boolean;
}

/**
 * The variables whose plain values look like secrets, with the names offered for them. A variable that referred to
 * the keychain `before` keeps its name; a plain value that stood there before is left where it is unless chosen.
 */
export function secretsOf(launch: StdioLaunch, taken: readonly string[], before?: StdioLaunch): Offer[] {
  return Object.entries(launch.env)
    .filter(([variable, value]) => value !== '' && looksSecret(variable) && !isReference(value))
    .map(([variable, value]) => ({
      variable,
      name: REFERENCE.exec(before?.env[variable] ?? '')?.[1] ?? secretNameFor(variable, taken),
      on: value !== before?.env[variable],
    }));
}

/** What was offered and what was chosen, put together with the values. */
export function keptOf(launch: StdioLaunch, offered: readonly Offer[], choices: SecretChoices): Kept[] {
  return offered.map(({ variable, name, on = true }) => ({
    variable,
    on: choices[variable]?.on ?? on,
    name: choices[variable]?.name ?? name,
    value: launch.env[variable] ?? '',
  }));
}

/** The launch with references in place of the values that go into the keychain. */
export function withReferences(launch: StdioLaunch, kept: readonly Kept[]): StdioLaunch {
  const references = kept
    .filter(({ on }) => on)
    .map(({ variable, name }) => [variable, `\${secret:${name}}`]);
  return { ...launch, env: { ...launch.env, ...(Object.fromEntries(references) as Record<string, string>) } };
}

/** What is wrong with a name that was chosen: its form, or that another value of `all` wants it too. */
export function secretProblem(one: Kept, all: readonly Kept[]): Text | undefined {
  if (!one.on) return undefined;
  if (!NAME.test(one.name)) return { code: 'add.secretName', params: {} };
  const clash = all.some(({ on, name, value }) => on && name === one.name && value !== one.value);
  return clash ? { code: 'add.secretTwice', params: { name: one.name } } : undefined;
}
