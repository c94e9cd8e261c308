import { useId } from 'react';
import type { HTMLAttributes } from 'react';
import type { MessageCode } from '#contract/messages/en.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import type { FormProblems } from '#renderer/lib/server-form-problems.ts';
import { idFor } from '#renderer/lib/server-form.ts';
import type { ServerForm } from '#renderer/lib/server-form.ts';
import { Field } from '#renderer/ui/field.tsx';
import { TextArea, TextInput } from '#renderer/ui/input.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import { TransportField } from './transport-field.tsx';
import { VariableRows } from './variable-rows.tsx';

interface Line {
  field: 'title' | 'id' | 'command' | 'args' | 'cwd' | 'url';
  label: MessageCode;
  help?: MessageCode;
  required?: boolean;
}

const TITLE: Line = { field: 'title', label: 'add.formName', required: true };
const ID: Line = { field: 'id', label: 'add.id', help: 'add.idHelp', required: true };
const LAUNCH: Record<ServerForm['kind'], readonly Line[]> = {
  program: [
    { field: 'command', label: 'add.program', required: true },
    { field: 'args', label: 'add.arguments', help: 'add.argumentsHelp' },
    { field: 'cwd', label: 'add.cwd' },
  ],
  address: [{ field: 'url', label: 'add.url', help: 'add.urlHelp', required: true }],
};

const KINDS = ['program', 'address'] as const;

interface Props {
  form: ServerForm;
  problems: FormProblems;
  onChange: (change: Partial<ServerForm>) => void;
}

/** Everything that a person says of a server. Its id and its kind can be chosen only while it is `fresh`. */
export function ServerFields({ fresh = false, ...props }: Props & { fresh?: boolean }) {
  const { form, problems, onChange } = props;
  const lines = (some: readonly Line[]) =>
    some.map((line) => <FormLine key={line.field} line={line} {...props} />);
  return (
    <>
      {lines([TITLE, ...(fresh ? [ID] : [])])}
      {fresh && (
        <div className="-mx-2">
          <Segments
            label={t('add.kind')}
            value={form.kind}
            segments={KINDS.map((id) => ({ id, label: t(`add.kind.${id}`) }))}
            onChange={(kind) => onChange({ kind })}
          />
        </div>
      )}
      {lines(LAUNCH[form.kind])}
      {form.kind === 'address' ? (
        <>
          <TransportField form={form} onChange={onChange} />
          <VariableRows
            field="headers"
            rows={form.headers}
            onChange={(headers) => onChange({ headers })}
            problems={problems}
          />
        </>
      ) : (
        <VariableRows
          field="env"
          rows={form.variables}
          onChange={(variables) => onChange({ variables })}
          problems={problems}
        />
      )}
    </>
  );
}

function FormLine({ line, form, problems, onChange }: Props & { line: Line }) {
  const { field, label, help, required = false } = line;
  const problem = problems.get(field);
  return (
    <Field
      id={`${useId()}-${field}`}
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
            className={field === 'title' ? undefined : 'font-mono text-note'}
            onChange={(event) => onChange({ [field]: event.target.value })}
          />
        );
      }}
    </Field>
  );
}
