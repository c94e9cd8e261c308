/** Of new entries. */
const RENEWED_EVERY = 512;

/** A map of what comes under a new key each time and soon goes again, such as calls. */
export interface PassingMap<K, V> extends Pick<Map<K, V>, 'get' | 'has' | 'delete' | 'values'> {
  set(key: K, value: V): void;
}

/**
 * V8 keeps every table that a Map has outgrown, with all that went through it, until old memory is cleared: where calls
 * come and go by the thousand that costs more than the calls. So it is made anew now and then from what is still in it.
 */
export function createPassingMap<K, V>(): PassingMap<K, V> {
  let entries = new Map<K, V>();
  let added = 0;
  return {
    get: (key) => entries.get(key),
    has: (key) => entries.has(key),
    set(key, value) {
      if (++added % Math.max(RENEWED_EVERY, entries.size) === 0) entries = new Map(entries);
      entries.set(key, value);
    },
    delete: (key) => entries.delete(key),
    values: () => entries.values(),
  };
}
