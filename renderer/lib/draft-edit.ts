import { newKey } from './draft.ts';
import type { Draft, Item, Row } from './draft.ts';
import { openDraft } from './draft-open.ts';
import type { Field, ShapeOf } from './schema-field.ts';

export type Update = (draft: Draft | undefined) => Draft | undefined;

type ObjectDraft = Extract<Draft, { as: 'object' }>;

function objectIn(draft: Draft | undefined): ObjectDraft {
  return draft?.as === 'object' ? draft : { as: 'object', members: new Map(), rows: [] };
}

export function withMember(draft: Draft | undefined, name: string, update: Update): Draft {
  const { members, ...rest } = objectIn(draft);
  const next = new Map(members);
  const member = update(members.get(name));
  if (member) next.set(name, member);
  else next.delete(name);
  return { ...rest, members: next };
}

export function withRows(draft: Draft | undefined, change: (rows: readonly Row[]) => readonly Row[]): Draft {
  const object = objectIn(draft);
  return { ...object, rows: change(object.rows) };
}

export function withItems(
  draft: Draft | undefined,
  change: (items: readonly Item[]) => readonly Item[],
): Draft {
  return { as: 'list', items: change(draft?.as === 'list' ? draft.items : []) };
}

/** The entries with the one of this key changed. */
export function changed<Entry extends Item>(
  entries: readonly Entry[],
  key: string,
  change: (entry: Entry) => Entry,
): Entry[] {
  return entries.map((entry) => (entry.key === key ? change(entry) : entry));
}

export function without<Entry extends Item>(entries: readonly Entry[], key: string): Entry[] {
  return entries.filter((entry) => entry.key !== key);
}

/** The items with one of them a place earlier or later; the same where there is no such place. */
export function moved(items: readonly Item[], at: number, by: -1 | 1): readonly Item[] {
  const [one, other] = [items[at], items[at + by]];
  return one && other ? items.with(at, other).with(at + by, one) : items;
}

export function newItem(field: Field): Item {
  return { key: newKey(), draft: openDraft(field, true) };
}

export function withInner(draft: Draft | undefined, update: Update): Draft | undefined {
  return draft?.as === 'variant' ? { ...draft, inner: update(draft.inner) } : draft;
}

/** Another variant is chosen: what both ask for under the same name and in the same kind stays. */
export function withVariant(
  field: ShapeOf<'variants'>,
  draft: Draft | undefined,
  at: number,
): Draft | undefined {
  const next = field.variants()[at]?.field;
  if (!next) return undefined;
  const opened = openDraft(next, true);
  const before = draft?.as === 'variant' ? field.variants()[draft.at]?.field : undefined;
  const typed = draft?.as === 'variant' ? draft.inner : undefined;
  if (next.kind !== 'object' || before?.kind !== 'object' || typed?.as !== 'object') {
    return { as: 'variant', at, inner: opened };
  }
  const members = new Map(objectIn(opened).members);
  for (const { name, field: member } of next.members()) {
    const held = typed.members.get(name);
    const same = before.members().some((one) => one.name === name && one.field.kind === member.kind);
    if (held && same && member.kind !== 'choice') members.set(name, held);
  }
  return { as: 'variant', at, inner: { as: 'object', members, rows: typed.rows } };
}
