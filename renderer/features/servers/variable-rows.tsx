import { Eye, EyeOff, Plus, X } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { t, tell } from '#renderer/lib/messages.ts';
import { isReference, looksSecret } from '#renderer/lib/secret-names.ts';
import type { FormProblems } from '#renderer/lib/server-form-problems.ts';
import type { Variable } from '#renderer/lib/server-form.ts';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { TextInput } from '#renderer/ui/input.tsx';

const WORDS = {
  env: {
    all: 'add.variables',
    more: 'add.variableMore',
    name: 'add.variableNameOf',
    unnamed: 'add.variableUnnamed',
  },
  headers: {
    all: 'add.headers',
    more: 'add.headerMore',
    name: 'add.headerNameOf',
    unnamed: 'add.headerUnnamed',
  },
} as const;

/** Names and values under each other. A value that looks like a secret is covered until it is asked for. */
export function VariableRows({
  field,
  rows,
  onChange,
  problems,
}: {
  field: keyof typeof WORDS;
  rows: readonly Variable[];
  onChange: (rows: readonly Variable[]) => void;
  problems: FormProblems;
}) {
  const label = useId();
  const list = useRef<HTMLFieldSetElement>(null);
  const said = problems.get(field);

  function add() {
    const key = Math.max(-1, ...rows.map((row) => row.key)) + 1;
    onChange([...rows, { key, name: '', value: '' }]);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('li:last-child input')?.focus());
  }

  return (
    <fieldset ref={list} className="flex flex-col gap-1" aria-labelledby={label}>
      <p id={label} className="text-note font-medium">
        {t(WORDS[field].all)}
      </p>
      {rows.length > 0 && (
        <ul className="flex flex-col gap-1">
          {rows.map((row, at) => (
            <VariableRow
              key={row.key}
              field={field}
              row={row}
              n={at + 1}
              problem={problems.get(`${field}.${row.key}`)}
              onChange={(next) => onChange(rows.with(at, next))}
              onRemove={() => {
                onChange(rows.toSpliced(at, 1));
                list.current?.querySelector<HTMLElement>(':scope > button')?.focus();
              }}
            />
          ))}
        </ul>
      )}
      {said && <p className="text-note text-failed">{tell(said)}</p>}
      <Button kind="quiet" className="-ml-2 self-start pl-2" onClick={add}>
        <Plus size={14} aria-hidden />
        {t(WORDS[field].more)}
      </Button>
    </fieldset>
  );
}

function VariableRow({
  field,
  row,
  n,
  problem,
  onChange,
  onRemove,
}: {
  field: keyof typeof WORDS;
  row: Variable;
  n: number;
  problem: ReturnType<FormProblems['get']>;
  onChange: (row: Variable) => void;
  onRemove: () => void;
}) {
  const id = useId();
  const [shown, show] = useState(false);
  const name = row.name.trim() || t(WORDS[field].unnamed, { n });
  const secret = looksSecret(row.name) && !isReference(row.value);
  return (
    <li>
      <div className="flex items-center gap-1">
        <TextInput
          aria-label={t(WORDS[field].name, { n })}
          {...(problem ? { 'aria-invalid': true, 'aria-describedby': id } : {})}
          className="w-2/5! shrink-0 font-mono text-note"
          value={row.name}
          onChange={(event) => onChange({ ...row, name: event.target.value })}
        />
        <TextInput
          type={secret && !shown ? 'password' : 'text'}
          aria-label={t('add.variableValueOf', { name })}
          className="min-w-0 flex-1 font-mono text-note"
          value={row.value}
          onChange={(event) => onChange({ ...row, value: event.target.value })}
        />
        {secret && (
          <IconButton
            label={t(shown ? 'add.variableHide' : 'add.variableShow', { name })}
            onClick={() => show(!shown)}
          >
            {shown ? <EyeOff size={14} aria-hidden /> : <Eye size={14} aria-hidden />}
          </IconButton>
        )}
        <IconButton label={t('add.variableRemove', { name })} onClick={onRemove}>
          <X size={14} aria-hidden />
        </IconButton>
      </div>
      {problem && (
        <p id={id} className="text-note text-failed">
          {tell(problem)}
        </p>
      )}
    </li>
  );
}
