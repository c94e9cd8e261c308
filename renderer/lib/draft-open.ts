import { draftOf, fieldAt, keyOf, newKey } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Field } from './schema-field.ts';

const DEEPEST = 8;
const MOST_ITEMS = 5;

/**
 * A part of a form as it opens: defaults filled in, what is required laid out as far as it can be without a
 * person. Undefined: left out until somebody adds it.
 */
export function openDraft(field: Field, required: boolean, depth = 0): Draft | undefined {
  if (field.preset !== undefined) return draftOf(field, field.preset);
  return required && depth <= DEEPEST ? blankDraft(field, depth) : undefined;
}

/** What a field begins with once it is there. */
export function blankDraft(field: Field, depth = 0): Draft | undefined {
  switch (field.kind) {
    case 'text':
      // An empty long text is a value of its own: an empty file, an empty message.
      return { as: 'typed', text: '' };
    case 'boolean':
      return { as: 'flag', on: false };
    case 'choice': {
      const [only] = field.choices;
      return only && field.choices.length === 1 ? { as: 'typed', text: keyOf(only.value) } : undefined;
    }
    case 'picks':
      return { as: 'picks', picked: [] };
    case 'object': {
      const opened = field.members().map(({ name, required, field: member }) => {
        return [name, openDraft(member, required, depth + 1)] as const;
      });
      const members = new Map(opened.filter((entry): entry is [string, Draft] => entry[1] !== undefined));
      return { as: 'object', members, rows: [] };
    }
    case 'list': {
      const most = field.item() ? Infinity : field.first().length;
      const count = Math.min(Math.max(field.least, field.first().length), MOST_ITEMS, most);
      const items = Array.from({ length: count }, (_, at) => ({
        key: newKey(),
        draft: openDraft(fieldAt(field, at), true, depth + 1),
      }));
      return { as: 'list', items };
    }
    case 'variants': {
      const [first] = field.variants();
      return first && { as: 'variant', at: 0, inner: openDraft(first.field, true, depth + 1) };
    }
    default:
      return undefined;
  }
}
