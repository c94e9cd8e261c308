import type { Text } from '#contract/text.ts';
import { fieldAt } from './draft.ts';
import type { Draft } from './draft.ts';
import { pointerTo, segmentsOf } from './json-value.ts';
import { ANY } from './schema-field.ts';
import type { Field } from './schema-field.ts';

interface Part {
  field: Field;
  draft: Draft | undefined;
}

/** Each problem at the innermost part of the form that shows the place it is about; the first one of a place stands. */
export function placed(
  field: Field,
  draft: Draft | undefined,
  problems: readonly { field: string; message: Text }[],
): ReadonlyMap<string, Text> {
  const places = new Map<string, Text>();
  for (const { field: pointer, message } of problems) {
    const place = placeOf(field, draft, pointer);
    if (!places.has(place)) places.set(place, message);
  }
  return places;
}

function placeOf(field: Field, draft: Draft | undefined, pointer: string): string {
  let here: Part | undefined = { field, draft };
  let place = '';
  for (const segment of segmentsOf(pointer)) {
    here = partOf(here.field, here.draft, segment);
    if (!here) break;
    place = pointerTo(place, segment);
  }
  return place;
}

function partOf(field: Field, draft: Draft | undefined, name: string): Part | undefined {
  if (draft?.as === 'variant') {
    const variant = field.kind === 'variants' ? field.variants()[draft.at]?.field : undefined;
    return variant && partOf(variant, draft.inner, name);
  }
  if (draft?.as === 'list' && field.kind === 'list') {
    const item = draft.items[Number(name)];
    return item && { field: fieldAt(field, Number(name)), draft: item.draft };
  }
  if (draft?.as !== 'object' || field.kind !== 'object') return undefined;
  const member = field.members().find((one) => one.name === name);
  if (member) return { field: member.field, draft: draft.members.get(name) };
  const row = draft.rows.find((one) => one.name === name);
  return row && { field: field.others() ?? ANY, draft: row.draft };
}
