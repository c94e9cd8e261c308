import type { Json, JsonObject } from '#contract/json.ts';
import { isSecretKey } from './secret-keys.ts';
import { secretShapes } from './secret-shapes.ts';
import type { Span } from './secret-shapes.ts';

export const MASK = '[redacted]';

/** Shorter values would mask half of every text. */
const LEAST_LEARNT = 6;
/** What is nested deeper is masked as a whole: nothing after this can run out of stack. */
const DEEPEST = 100;

/** Takes secrets out of the copies we keep and show; never applied to a live result. Time is linear in the input. */
export interface Redactor {
  /** From now on this value, and its base64, URI-encoded and JSON-escaped forms, are masked. Under 6 characters: ignored. */
  learn(secret: string): void;
  /** Masks learnt values and what has the shape of a token. Text without either comes back unchanged. */
  text(value: string): string;
  /** A copy with its keys sorted; masks as `text` does, and whatever stands under a key that looks secret. */
  json(value: Json): Json;
}

export function createRedactor(): Redactor {
  const forms = new Set<string>();
  let shortest = Infinity;
  /** The same few keys come again and again. */
  const keys = new Map<string, { shown: string; secret: boolean }>();

  function text(value: string): string {
    const spans = secretShapes(value);
    if (value.length >= shortest) for (const form of forms) addLearnt(value, form, spans);
    return spans.length === 0 ? value : masked(value, spans);
  }

  function seen(key: string): { shown: string; secret: boolean } {
    const before = keys.get(key);
    if (before !== undefined) return before;
    const now = { shown: text(key), secret: isSecretKey(key) };
    // Keys come from servers: never without end.
    if (keys.size < 5000 && key.length <= 64) keys.set(key, now);
    return now;
  }

  function json(value: Json, secret: boolean, depth: number): Json {
    if (typeof value === 'string') return secret && value !== '' ? MASK : text(value);
    if (typeof value === 'number') return secret || holdsLearnt(value) ? MASK : value;
    if (value === null || typeof value === 'boolean') return value;
    if (depth === DEEPEST) return MASK;
    if (Array.isArray(value)) return value.map((item) => json(item, secret, depth + 1));
    const copy: JsonObject = {};
    let renamed = false;
    for (const key of Object.keys(value).sort()) {
      const { shown, secret: named } = seen(key);
      if (shown !== key) renamed = true;
      put(copy, shown, json(value[key] ?? null, secret || named, depth + 1));
    }
    return renamed ? sorted(copy) : copy;
  }

  function holdsLearnt(value: number): boolean {
    if (forms.size === 0) return false;
    const digits = String(value);
    return digits.length >= LEAST_LEARNT && text(digits) !== digits;
  }

  return {
    learn(secret) {
      if (secret.length < LEAST_LEARNT || MASK.includes(secret)) return;
      keys.clear();
      for (const form of formsOf(secret)) {
        forms.add(form);
        shortest = Math.min(shortest, form.length);
      }
    },
    text,
    json: (value) => json(value, false, 0),
  };
}

/** Also under the one name that an assignment takes for something else. */
function put(into: JsonObject, key: string, item: Json): void {
  if (key !== '__proto__') into[key] = item;
  else
    Object.defineProperty(into, key, { value: item, enumerable: true, writable: true, configurable: true });
}

function sorted(members: JsonObject): JsonObject {
  const copy: JsonObject = {};
  for (const key of Object.keys(members).sort()) put(copy, key, members[key] ?? null);
  return copy;
}

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    // From the bytes, where no lone surrogate is left that could not be encoded.
    encodeURIComponent(bytes.toString()),
  ];
}

function addLearnt(value: string, form: string, spans: Span[]): void {
  for (let start = value.indexOf(form); start !== -1;) {
    const end = start + form.length;
    spans.push({ start, end });
    start = value.indexOf(form, end);
  }
}

function masked(value: string, spans: Span[]): string {
  let out = '';
  let done = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (end <= done) continue;
    if (start > done || done === 0) out += value.slice(done, start) + MASK;
    done = end;
  }
  return out + value.slice(done);
}
