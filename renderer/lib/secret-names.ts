import type { Launch } from '#contract/launch.ts';
import type { Text } from '#contract/text.ts';

/** Whether a value goes into the keychain, and under which name. */
export interface SecretChoice {
  on: boolean;
  name: string;
}

/** By the variable or header that holds the value; one without an entry is kept under the name that was offered. */
export type SecretChoices = Readonly<Record<string, Partial<SecretChoice>>>;

/** A value on its way into the keychain. */
export interface Kept extends SecretChoice {
  /** A variable of a program, or a header of an address. */
  variable: string;
  /** The secret part of what stands there: of `Bearer abc` it is `abc`. */
  value: string;
}

const NAME = /^[A-Z][A-Z0-9_]{0,63}$/;
const TELLING = /(key|token|secret|passw|passphrase|pwd|credential|private|auth|dsn|cookie|session)/i;
const REFERENCE = /\$\{secret:([A-Z][A-Z0-9_]{0,63})\}/;

/** Whether the keychain can hold something under this name. */
export function isSecretName(name: string): boolean {
  return NAME.test(name);
}

/** Whether a variable of this name usually holds something that nobody should read over a shoulder. */
export function looksSecret(variable: string): boolean {
  return TELLING.test(variable);
}

/** Whether a value refers to the keychain already. */
export function isReference(value: string): boolean {
  return REFERENCE.test(value);
}

/** A name in the keychain made from that of a variable; a taken one gets a number. */
export function secretNameFor(variable: string, taken: readonly string[]): string {
  const plain = variable.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');
  const name = (/^[A-Z]/.test(plain) ? plain : `S_${plain}`).replaceAll(/_+/g, '_').slice(0, 60);
  for (let n = 1; ; n += 1) {
    const tried = n === 1 ? name : `${name}_${n}`;
    if (!taken.includes(tried)) return tried;
  }
}

/** A variable or header whose value looks like a secret, the name offered for it, and whether to keep it unless told otherwise. */
interface Offer {
  variable: string;
  name: string;
  /** The secret part of the value; without it the whole of it is. */
  value?: string;
  on?: boolean;
}

/** What stands in the variables of a program, or in the headers of an address. */
export function valuesIn(launch: Launch): Readonly<Record<string, string>> {
  return launch.type === 'stdio' ? launch.env : launch.headers;
}

/** Names in the keychain that a launch refers to, each once. */
export function referencesIn(launch: Launch): string[] {
  const texts = [...Object.values(valuesIn(launch)), ...(launch.type === 'stdio' ? [] : [launch.url])];
  const found = texts.flatMap((text) => [...text.matchAll(new RegExp(REFERENCE, 'g'))]);
  return [...new Set(found.flatMap(([, name]) => name ?? []))];
}

/**
 * The variables or headers whose plain values look like secrets, with the names offered for them. One that referred to
 * the keychain `before` keeps its name; a plain value that stood there before is left where it is unless chosen.
 */
export function secretsOf(launch: Launch, taken: readonly string[], before?: Launch): Offer[] {
  const old = before ? valuesIn(before) : {};
  return Object.entries(valuesIn(launch))
    .filter(([variable, value]) => value !== '' && looksSecret(variable) && !isReference(value))
    .map(([variable, value]) => ({
      variable,
      name: REFERENCE.exec(old[variable] ?? '')?.[1] ?? secretNameFor(variable, taken),
      ...(launch.type === 'stdio' ? {} : { value: secretPart(value) }),
      on: value !== old[variable],
    }));
}

/** What was offered and what was chosen, put together with the values. */
export function keptOf(launch: Launch, offered: readonly Offer[], choices: SecretChoices): Kept[] {
  return offered.map(({ variable, name, value, on = true }) => ({
    variable,
    on: choices[variable]?.on ?? on,
    name: choices[variable]?.name ?? name,
    value: value ?? valuesIn(launch)[variable] ?? '',
  }));
}

/** The launch with references in place of the values that go into the keychain. */
export function withReferences(launch: Launch, kept: readonly Kept[]): Launch {
  const values = { ...valuesIn(launch) };
  for (const { on, variable, name, value } of kept) {
    const whole = values[variable];
    if (!on || whole === undefined || value === '') continue;
    // The secret part comes last: what stands before it, such as a scheme, may look the same.
    const at = whole.lastIndexOf(value);
    if (at < 0) continue;
    values[variable] = `${whole.slice(0, at)}\${secret:${name}}${whole.slice(at + value.length)}`;
  }
  return launch.type === 'stdio' ? { ...launch, env: values } : { ...launch, headers: values };
}

/** A scheme of authentication is no secret (RFC 9110 11.4): what follows it is. */
function secretPart(value: string): string {
  return /^(?:Basic|Bearer|Token|ApiKey)\s+(\S.*)$/i.exec(value)?.[1] ?? value;
}

/** What is wrong with a name that was chosen: its form, or that another value of `all` wants it too. */
export function secretProblem(one: Kept, all: readonly Kept[]): Text | undefined {
  if (!one.on) return undefined;
  if (!isSecretName(one.name)) return { code: 'add.secretName', params: {} };
  const clash = all.some(({ on, name, value }) => on && name === one.name && value !== one.value);
  return clash ? { code: 'add.secretTwice', params: { name: one.name } } : undefined;
}
