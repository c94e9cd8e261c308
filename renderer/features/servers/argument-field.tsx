import type { FormField } from '#renderer/lib/schema-fields.ts';
import { t } from '#renderer/lib/messages.ts';
import { Field } from '#renderer/ui/field.tsx';
import type { FieldMarks } from '#renderer/ui/field.tsx';
import { Select, TextArea, TextInput } from '#renderer/ui/input.tsx';
import { Switch } from '#renderer/ui/switch.tsx';

interface Props {
  field: FormField;
  value: string | boolean | undefined;
  onChange: (value: string | boolean) => void;
}

/** One argument: its name, a control that fits its kind, what its author says of it, what is wrong with it. */
export function ArgumentField({
  id,
  problem,
  onLeave,
  ...props
}: Props & { id: string; problem: string | undefined; onLeave: () => void }) {
  const { field } = props;
  return (
    <div
      onBlur={({ relatedTarget }) => {
        // On the way to a button nothing may move: the press would miss it.
        if (relatedTarget?.matches('input, textarea, select')) onLeave();
      }}
    >
      <Field
        id={id}
        label={field.name}
        mark={markOf(field)}
        required={field.required && field.kind !== 'boolean'}
        help={field.help}
        problem={problem}
        inline={field.kind === 'boolean'}
      >
        {(marks) => <Control {...props} marks={marks} />}
      </Field>
    </div>
  );
}

function markOf({ required, kind }: FormField): string | undefined {
  if (kind === 'boolean') return undefined;
  if (required) return t('runner.required');
  return kind === 'json' ? t('runner.asJson') : undefined;
}

function Control({ field, value, onChange, marks }: Props & { marks: FieldMarks }) {
  const typed = typeof value === 'string' ? value : '';
  switch (field.kind) {
    case 'boolean':
      return (
        <span className="-mr-1.5">
          <Switch id={marks.id} label={field.name} checked={value === true} onChange={onChange} />
        </span>
      );
    case 'choice':
      return (
        <Select {...marks} value={typed} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t('runner.notChosen')}</option>
          {field.choices.map((choice) => (
            <option key={JSON.stringify(choice)} value={JSON.stringify(choice)}>
              {typeof choice === 'string' ? choice : JSON.stringify(choice)}
            </option>
          ))}
        </Select>
      );
    case 'text':
    case 'json':
      return (
        <TextArea
          {...marks}
          rows={field.kind === 'text' ? 5 : 3}
          value={typed}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    default:
      return (
        <TextInput
          {...marks}
          inputMode={field.kind === 'line' ? 'text' : 'decimal'}
          value={typed}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}
