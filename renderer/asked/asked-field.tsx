import type { Draft } from '#renderer/lib/draft.ts';
import type { Update } from '#renderer/lib/draft-edit.ts';
import { t } from '#renderer/lib/messages.ts';
import type { Field as Asked } from '#renderer/lib/schema-field.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { LeafControl } from './leaf-control.tsx';
import { rangeOf } from './range-of.ts';

/** One value that a server asks for, under the title that it gave it. */
export function AskedField({
  id,
  name,
  field,
  required,
  draft,
  problem,
  edit,
}: {
  id: string;
  name: string;
  field: Asked;
  required: boolean;
  draft: Draft | undefined;
  problem: string | undefined;
  edit: (update: Update) => void;
}) {
  const label = visibleText(field.title ?? name);
  const help = field.help === undefined ? undefined : visibleText(field.help, 'prose');
  if (field.kind === 'boolean') {
    return (
      <Checkbox
        label={label}
        {...(help !== undefined && { note: help })}
        problem={problem}
        checked={draft?.as === 'flag' && draft.on}
        onChange={(on) => edit(() => ({ as: 'flag', on }))}
      />
    );
  }
  const mark = [required && t('runner.required'), rangeOf(field)].filter(Boolean).join(' · ');
  return (
    <Field
      id={id}
      label={label}
      prose
      required={required}
      {...(mark !== '' && { mark })}
      {...(help !== undefined && { help })}
      {...(problem !== undefined && { problem })}
    >
      {(marks) => (
        <LeafControl field={field} draft={draft} name={label} required={required} marks={marks} edit={edit} />
      )}
    </Field>
  );
}
