import { useId } from 'react';
import type { HTMLAttributes } from 'react';
import type { MessageCode } from '#contract/messages/en.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { idFor } from '#renderer/lib/server-form.ts';
import type { FormProblems, ServerForm } from '#renderer/lib/server-form.ts';
import { Field } from '#renderer/ui/field.tsx';
import { TextArea, TextInput } from '#renderer/ui/input.tsx';
import { VariableRows } from './variable-rows.tsx';

interface Line {
  field: 'title' | 'id' | 'command' | 'args' | 'cwd';
  label: MessageCode;
  help?: MessageCode;
  required?: boolean;
}

const TITLE: Line = { field: 'title', label: 'add.formName', required: true };
const ID: Line = { field: 'id', label: 'add.id', help: 'add.idHelp', required: true };
const LAUNCH: readonly Line[] = [
  { field: 'command', label: 'add.program', required: true },
  { field: 'args', label: 'add.arguments', help: 'add.argumentsHelp' },
  { field: 'cwd', label: 'add.cwd' },
];

/** Everything that a person says of a server. Its id can be typed only while it is `fresh`. */
export function ServerFields({
  form,
  fresh = false,
  problems,
  onChange,
}: {
  form: ServerForm;
  fresh?: boolean;
  problems: FormProblems;
  onChange: (change: Partial<ServerForm>) => void;
}) {
  const id = useId();
  return (
    <>
      {[TITLE, ...(fresh ? [ID] : []), ...LAUNCH].map(({ field, label, help, required = false }) => {
        const problem = problems.get(field);
        const mono = field === 'title' ? undefined : 'font-mono text-note';
        return (
          <Field
            key={field}
            id={`${id}-${field}`}
            label={t(label)}
            prose
            required={required}
            help={help && t(help)}
            problem={problem && tell(problem)}
          >
            {(marks) => {
              const shared: HTMLAttributes<HTMLElement> & { value: string } = {
                ...marks,
                value: field === 'id' ? (form.id ?? idFor(form.title)) : form[field],
              };
              return field === 'args' ? (
                <TextArea
                  {...shared}
                  rows={Math.min(12, Math.max(3, form.args.split('\n').length))}
                  onChange={(event) => onChange({ args: event.target.value })}
                />
              ) : (
                <TextInput
                  {...shared}
                  className={mono}
                  onChange={(event) => onChange({ [field]: event.target.value })}
                />
              );
            }}
          </Field>
        );
      })}
      <VariableRows
        variables={form.variables}
        onChange={(variables) => onChange({ variables })}
        problems={problems}
      />
    </>
  );
}
