/** Keywords whose value names another schema (JSON Schema 2020-12 core, 8.2.3). */
const REFERENCES = new Set(['$ref', '$dynamicRef', '$recursiveRef']);
/** Ours to know: every validator carries the schemas of schemas. */
const META = /^https?:\/\/json-schema\.org\//;

/**
 * The first reference in a schema to an address outside it. Such a schema is never fetched, so it cannot be checked
 * against. The schema must not be deeper than the stack: lists are read with a limit.
 */
export function outsideRef(schema: unknown): string | undefined {
  const ids = new Set<string>();
  const refs: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, item] of Object.entries(value)) {
      if (typeof item !== 'string') walk(item);
      else if (key === '$id') ids.add(item.replace(/#$/, ''));
      else if (REFERENCES.has(key) && /^[a-z][a-z0-9+.-]*:/i.test(item) && !META.test(item)) refs.push(item);
    }
  };
  walk(schema);
  return refs.find((ref) => !ids.has(ref.split('#', 1)[0] ?? ''));
}
