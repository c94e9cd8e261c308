import type { KeyboardEvent } from 'react';
import { keyOf } from '#renderer/lib/draft.ts';
import type { Update } from '#renderer/lib/draft-edit.ts';
import { t } from '#renderer/lib/messages.ts';
import type { ShapeOf } from '#renderer/lib/schema-field.ts';
import type { FieldMarks } from '#renderer/ui/field.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Select, TextArea, TextInput } from '#renderer/ui/input.tsx';
import type { ControlProps } from './control.ts';
import { FlagControl } from './flag-control.tsx';
import { LineControl } from './line-control.tsx';

/** The control that fits a kind. */
export function LeafControl({ field, ...rest }: ControlProps) {
  const { draft, marks, edit } = rest;
  const typed = draft?.as === 'typed' ? draft.text : '';
  const type = (text: string) => edit(() => ({ as: 'typed', text }));
  switch (field.kind) {
    case 'boolean':
      return <FlagControl field={field} {...rest} />;
    case 'picks':
      return <Picks field={field} {...rest} />;
    case 'choice':
      return (
        <Select {...marks} value={typed} onChange={(event) => type(event.target.value)}>
          <option value="">{t('runner.notChosen')}</option>
          {field.choices.map(({ value, label }) => (
            <option key={keyOf(value)} value={keyOf(value)}>
              {label}
            </option>
          ))}
        </Select>
      );
    case 'text':
      return <TextArea {...marks} rows={5} value={typed} onChange={(event) => type(event.target.value)} />;
    case 'line':
      return <LineControl format={field.format} typed={typed} onType={type} marks={marks} />;
    case 'number':
    case 'integer':
      return (
        <TextInput
          {...marks}
          inputMode="decimal"
          value={typed}
          onChange={(event) => type(event.target.value)}
          onKeyDown={(event) => {
            const next = stepped(field, typed, event);
            if (next !== undefined) type(next);
          }}
        />
      );
    default:
      return null;
  }
}

/** A value as JSON, where nothing simpler fits. */
export function JsonControl({
  marks,
  text,
  edit,
}: {
  marks: FieldMarks;
  text: string;
  edit: (update: Update) => void;
}) {
  return (
    <TextArea
      {...marks}
      rows={Math.min(12, Math.max(2, text.split('\n').length))}
      value={text}
      onChange={(event) => {
        const next = event.target.value;
        edit(() => ({ as: 'json', text: next }));
      }}
    />
  );
}

function Picks({ field, draft, name, required, marks, edit }: ControlProps<ShapeOf<'picks'>>) {
  const picked = draft?.as === 'picks' ? draft.picked : [];
  function pick(choice: string, on: boolean) {
    const next = on ? [...picked, choice] : picked.filter((one) => one !== choice);
    edit(() => (next.length > 0 || required ? { as: 'picks', picked: next } : undefined));
  }
  return (
    <fieldset
      {...marks}
      aria-invalid={undefined}
      aria-required={undefined}
      data-fault={marks['aria-invalid']}
      tabIndex={-1}
      aria-label={name}
      className="flex flex-wrap gap-x-4 rounded-control outline-offset-2"
    >
      {field.choices.map(({ value, label }) => (
        <Checkbox
          key={keyOf(value)}
          label={label}
          checked={picked.includes(keyOf(value))}
          onChange={(on) => pick(keyOf(value), on)}
        />
      ))}
    </fieldset>
  );
}

/** The number that an arrow key leads to, within its bounds. */
function stepped(
  { min = -Infinity, max = Infinity, step = 1 }: ShapeOf<'number' | 'integer'>,
  typed: string,
  event: KeyboardEvent,
): string | undefined {
  const way = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
  const from = Number(typed);
  if (way === 0 || Number.isNaN(from)) return undefined;
  event.preventDefault();
  const to = typed.trim() === '' && Number.isFinite(min) ? min : from + way * step;
  return String(Number(Math.min(max, Math.max(min, to)).toPrecision(12)));
}
