import type { Json } from '#contract/json.ts';

/** What the author of a schema says of a value, whatever its kind. */
interface Said {
  title?: string;
  help?: string;
  preset?: Json;
  examples: readonly Json[];
  deprecated: boolean;
  /** It may be null instead. */
  nullable: boolean;
}

export interface Choice {
  value: Json;
  label: string;
}

/** A property of an object. */
export interface Member {
  name: string;
  required: boolean;
  field: Field;
}

/** One of several forms a value may have. */
export interface Variant {
  /** What tells it from the others, when the schema has a word for it. */
  title?: string;
  type?: string;
  field: Field;
}

/** `line` is a string on one line, `text` one with room; bounds are those of the schema, both included. */
export type Shape =
  | { kind: 'line'; format?: string }
  | { kind: 'text' }
  | { kind: 'number' | 'integer'; min?: number; max?: number; step?: number }
  | { kind: 'boolean' }
  | { kind: 'choice'; choices: readonly Choice[] }
  /** Some of them, each once. */
  | { kind: 'picks'; choices: readonly Choice[] }
  | { kind: 'object'; members: () => readonly Member[]; others: () => Field | undefined }
  | {
      kind: 'list';
      first: () => readonly Field[];
      item: () => Field | undefined;
      least: number;
      most?: number;
    }
  | { kind: 'variants'; variants: () => readonly Variant[] }
  | { kind: 'json' };

export type ShapeOf<Kind extends Shape['kind']> = Said & Extract<Shape, { kind: Kind }>;

/**
 * One value that a schema asks for, as a form can ask for it. What lies inside is worked out when it is
 * looked at: a schema may hold itself.
 */
export type Field = Said & Shape;

/** Whatever a schema does not say: any JSON. */
export const ANY: Field = { kind: 'json', examples: [], deprecated: false, nullable: false };
