import type { Setting } from '#contract/bundled.ts';
import { ToolFailure } from './failure.ts';

export type { Setting } from '#contract/bundled.ts';

/** What the user has told this server. Only settings that the server declares can be asked for. */
export interface Settings {
  /** The value, or the default; undefined when it is blank and has none. */
  get(env: string): string | undefined;
  /** The same, or throws D that says how to set it. */
  need(env: string): string;
  /** What is between the commas, trimmed, without blanks. */
  list(env: string): string[];
  /** Throws D when it is not a number. */
  number(env: string): number | undefined;
  /** Throws D when it is neither true nor false, in whatever case. */
  boolean(env: string): boolean | undefined;
  /** `text` without the values of secrets and without user and password in addresses. */
  redact(text: string): string;
}

/** A shorter one would be found everywhere. */
const SHORTEST_SECRET = 4;

/** Reads the declared settings from `env`; anything else there is not looked at. */
export function createSettings(
  declared: readonly Setting[],
  env: Readonly<Record<string, string | undefined>>,
): Settings {
  const values = new Map<string, string | undefined>(
    declared.map(({ env: name, default: otherwise }) => {
      const given = env[name]?.trim();
      return [name, given === undefined || given === '' ? otherwise : given];
    }),
  );
  const secrets = declared
    .filter(({ kind }) => kind === 'secret')
    .flatMap(({ env: name }) => spellings(values.get(name) ?? ''));

  function get(name: string): string | undefined {
    if (!values.has(name)) throw new Error(`${name} is not a declared setting`);
    return values.get(name);
  }

  function wrong(name: string, what: string): ToolFailure {
    return new ToolFailure(
      'D',
      `${name} is ${what}. Correct ${name} in this server's settings in Patchbay, then start it again.`,
      { setting: name },
    );
  }

  return {
    get,
    need(name) {
      const value = get(name);
      if (value !== undefined) return value;
      throw new ToolFailure(
        'D',
        `${name} is not set. Set ${name} in this server's settings in Patchbay, then start it again.`,
        { setting: name },
      );
    },
    list: (name) =>
      (get(name) ?? '')
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    number(name) {
      const value = get(name);
      if (value === undefined) return undefined;
      const number = Number(value);
      if (Number.isFinite(number)) return number;
      throw wrong(name, 'not a number');
    },
    boolean(name) {
      const value = get(name)?.toLowerCase();
      if (value === undefined) return undefined;
      if (value === 'true' || value === 'false') return value === 'true';
      throw wrong(name, 'neither true nor false');
    },
    redact: (text) =>
      secrets
        .reduce((rest, secret) => rest.replaceAll(secret, '[redacted]'), text)
        .replaceAll(/\b([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@"'<>]{1,1000}@/gi, '$1[redacted]@'),
  };
}

/** As it is, and as it stands in an address, in a basic credential or in JSON. Longest first. */
function spellings(secret: string): string[] {
  if (secret.length < SHORTEST_SECRET) return [];
  const forms = [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64'),
    JSON.stringify(secret).slice(1, -1),
  ];
  return [...new Set(forms)].toSorted((a, b) => b.length - a.length);
}
