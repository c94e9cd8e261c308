import { isSecretKey } from '#main/secrets/secret-keys.ts';
import { secretShapes } from '#main/secrets/secret-shapes.ts';
import { withoutPlaceholders } from './placeholders.ts';

/** Values that documentation puts where a secret belongs. */
const EXAMPLES: readonly RegExp[] = [
  /^[<[{][\w .:/-]*[>\]}]$/,
  /(?:^|[^A-Za-z])your/i,
  /x{4}|X{4}|\*{3}|\.{3}|…/,
  /^(?:change|replace|insert|enter|paste|put|add)[-_ ]?(?:me|this|it|here|with|your|the)\b/i,
  /[-_ ]here$/i,
  /^(?:placeholder|example|todo|none|null|undefined|x+)$/i,
];
/** Whatever its variable is called: a switch, or the path of a file. */
const NO_SECRET = /^(?:true|false|yes|no|on|off)$|^(?:~?\/|\.{1,2}\/|[A-Za-z]:[\\/])[^\n]*\.\w{1,5}$/i;
/** Names too short to tell by themselves: their value has to look made by a machine as well. */
const SHORT_KEY = /(?:^|_)(?:KEY|PAT|PASS|AUTH)$/i;

/** Whether this variable is meant for a secret, but holds nothing or only an example. */
export function isExample(variable: string, value: string): boolean {
  const said = value.trim();
  return isSecretKey(variable) && (said === '' || EXAMPLES.some((example) => example.test(said)));
}

/** Whether a value under this name is probably a secret, and not an example, a placeholder or a switch. */
export function looksSecret(name: string, value: string): boolean {
  const said = withoutPlaceholders(value).trim();
  if (said === '' || EXAMPLES.some((example) => example.test(said))) return false;
  if (secretShapes(said).length > 0) return true;
  if (said !== value.trim() || NO_SECRET.test(said)) return false;
  return isSecretKey(name) || (SHORT_KEY.test(name) && /^\S{16,}$/.test(said));
}

/** What stands behind the scheme of an `Authorization` header, or all of it: `Bearer abc` gives `abc`. */
export function behindScheme(value: string): string {
  return /^\s*(?:bearer|basic|token|apikey|bot)\s+(\S.*)$/is.exec(value)?.[1] ?? value;
}

/** Arguments that hold what looks like a secret: the name of the option, or the place from 1 (`#2`). */
export function secretArguments(args: readonly string[]): string[] {
  const found: string[] = [];
  for (const [index, arg] of args.entries()) {
    const previous = /^-{1,2}([A-Za-z][\w.-]{0,99})$/.exec(args[index - 1] ?? '');
    const inOne = /^(-{0,2}([A-Za-z_][\w.-]{0,99}))[=:](.*)$/s.exec(arg);
    if (inOne !== null && looksSecret(inOne[2] ?? '', inOne[3] ?? '')) found.push(inOne[1] ?? '');
    else if (previous !== null && !arg.startsWith('-') && looksSecret(previous[1] ?? '', arg))
      found.push(args[index - 1] ?? '');
    else if (looksSecret('', arg)) found.push(`#${index + 1}`);
  }
  return found;
}
