import { createContext } from 'react';
import type { ComponentType } from 'react';
import type { Draft } from '#renderer/lib/draft.ts';
import type { Update } from '#renderer/lib/draft-edit.ts';
import type { Field } from '#renderer/lib/schema-field.ts';

/** One value of the form. */
export interface ArgumentProps<F extends Field = Field> {
  field: F;
  draft: Draft | undefined;
  name: string;
  required: boolean;
  /** JSON pointer of its value. */
  pointer: string;
  /** It has its name from what it stands in. */
  bare?: boolean;
}

/** What a part of the form does when it is changed itself, and when something inside it is. */
export interface Edits {
  edit: (update: Update) => void;
  inside: (update: Update) => void;
}

export interface NodeProps extends ArgumentProps {
  slot: string;
  /** Called with the slot, so that one function serves all siblings and none is drawn again for another. */
  onChange: (slot: string, update: Update) => void;
}

/** Parts of a form hold parts of a form: they find each other here, and need not import each other in a circle. */
export const Parts = createContext<{
  Node: ComponentType<NodeProps>;
  Body: ComponentType<ArgumentProps & Edits>;
}>({ Node: () => null, Body: () => null });
