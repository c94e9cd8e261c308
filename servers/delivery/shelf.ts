import type { z } from 'zod';
import type { Journal } from './journal.ts';

/** Values of one kind in the journal, by id, in the order in which they came. */
export interface Shelf<T> {
  get(id: string): T | undefined;
  list(): T[];
  set(id: string, value: T): void;
  remove(id: string): void;
}

/** What the journal has of `kind`; a value that does not fit the schema is of another version and passed over. */
export function createShelf<T extends object>(
  journal: Journal,
  kind: string,
  schema: z.ZodType<T>,
): Shelf<T> {
  const values = new Map<string, T>();
  for (const [key, value] of journal.entries(`${kind}/`)) {
    const parsed = schema.safeParse(value);
    if (parsed.success) values.set(key.slice(kind.length + 1), parsed.data);
  }
  return {
    get: (id) => values.get(id),
    list: () => [...values.values()],
    set(id, value) {
      values.set(id, value);
      journal.set(`${kind}/${id}`, value);
    },
    remove(id) {
      values.delete(id);
      journal.remove(`${kind}/${id}`);
    },
  };
}

/** Lets go of the oldest beyond `max`. `of` says which may go. */
export function trim<T>(
  shelf: Shelf<T>,
  max: number,
  idOf: (value: T) => string,
  of: (value: T) => boolean,
): void {
  const list = shelf.list();
  for (const value of list.filter(of).slice(0, Math.max(0, list.length - max))) shelf.remove(idOf(value));
}
