import { z } from 'zod';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** Whether a value is JSON to its last member, and would be handed on by the schemas below as it is. */
function isPlain(value: unknown): value is Json {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.every(isPlain);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  // What JSON.parse makes of this key could become a prototype further on: zod leaves it out.
  for (const key of Object.keys(value))
    if (key === '__proto__' || !isPlain((value as Record<string, unknown>)[key])) return false;
  return true;
}

/** zod's walk over a union of everything takes several times as long: it is asked only about what is odd. */
function quickly<T extends Json>(whole: z.ZodType<T>, isWhole: (value: unknown) => boolean): z.ZodType<T> {
  return z.unknown().transform((value, context): T => {
    if (isWhole(value) && isPlain(value)) return value as T;
    const parsed = whole.safeParse(value);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) context.issues.push({ ...issue, input: value } as never);
    return z.NEVER;
  });
}

/** Any JSON value. Structured clone may carry more (dates, maps): those are refused. */
export const Json: z.ZodType<Json> = quickly(z.json(), () => true);

export const JsonObject: z.ZodType<JsonObject> = quickly(
  z.record(z.string(), z.json()),
  (value) => value !== null && typeof value === 'object' && !Array.isArray(value),
);
