import type { ReactNode } from 'react';
import { t, tell } from '#renderer/lib/messages.ts';
import { Field } from '#renderer/ui/field.tsx';
import type { FieldMarks } from '#renderer/ui/field.tsx';
import type { SettingProps } from './setting-props.ts';

/** The frame of a setting's field: its name, whether it is required, what it is for and, below that, `note`. */
export function SettingField({
  id,
  setting: { label, help, required },
  problem,
  note,
  children,
}: Pick<SettingProps, 'id' | 'setting' | 'problem'> & {
  note?: string | undefined;
  children: (marks: FieldMarks) => ReactNode;
}) {
  return (
    <Field
      id={id}
      label={tell(label)}
      prose
      required={required}
      mark={required ? t('shelf.required') : undefined}
      problem={problem}
      help={[tell(help), note].filter(Boolean).join('\n')}
    >
      {children}
    </Field>
  );
}
