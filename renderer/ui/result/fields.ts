/** A JSON object. */
export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is left of an object besides the fields that are shown, to be folded away; nothing when nothing is. */
export function omit(fields: Fields, ...shown: string[]): { details?: Fields } {
  const left = Object.entries(fields).filter(([name]) => !shown.includes(name));
  return left.length > 0 ? { details: Object.fromEntries(left) } : {};
}
