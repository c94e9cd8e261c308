import type { Draft } from '#renderer/lib/draft.ts';
import type { Update } from '#renderer/lib/draft-edit.ts';
import type { Field } from '#renderer/lib/schema-field.ts';
import type { FieldMarks } from '#renderer/ui/field.tsx';

/** What one control shows and changes. */
export interface ControlProps<F extends Field = Field> {
  field: F;
  draft: Draft | undefined;
  name: string;
  required: boolean;
  marks: FieldMarks;
  edit: (update: Update) => void;
}
