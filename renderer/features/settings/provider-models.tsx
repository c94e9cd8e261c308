import { Plus, X } from 'lucide-react';
import { useId, useState } from 'react';
import type { ModelSpec } from '#contract/chat/provider.ts';
import type { Text } from '#contract/text.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { NUMBERS, rowOf } from '#renderer/lib/provider-form.ts';
import type { ModelRow } from '#renderer/lib/provider-form.ts';
import { useProviders } from '#renderer/stores/chat-providers.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { TextInput } from '#renderer/ui/input.tsx';
import { Section } from '#renderer/ui/section.tsx';

const NOTHING: readonly ModelSpec[] = [];

/** What a person knows better than the provider: limits and prices of its models, and models that it does not list. */
export function ProviderModels({
  provider,
  rows,
  problems,
  onChange,
}: {
  provider: string;
  rows: readonly ModelRow[];
  problems: ReadonlyMap<string, Text>;
  onChange: (rows: readonly ModelRow[]) => void;
}) {
  const id = useId();
  const listed = useProviders(({ models }) => models[provider]?.models ?? NOTHING);
  const [name, setName] = useState('');
  const typed = name.trim();
  const free = typed !== '' && !rows.some((row) => row.id === typed);

  function add() {
    if (!free) return;
    onChange([...rows, rowOf(listed.find((one) => one.id === typed) ?? { id: typed })]);
    setName('');
  }

  return (
    <Section title={t('provider.ownModels')}>
      <p className="text-note text-ink-2">{t('provider.ownModelsNote')}</p>
      <div className="flex gap-2">
        <TextInput
          aria-label={t('provider.modelId')}
          placeholder={t('provider.modelId')}
          list={`${id}-listed`}
          value={name}
          onChange={({ target }) => setName(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
          className="font-mono text-note"
        />
        <datalist id={`${id}-listed`}>
          {listed.map((one) => (
            <option key={one.id} value={one.id}>
              {one.label ?? one.id}
            </option>
          ))}
        </datalist>
        <Button aria-disabled={!free} onClick={add}>
          <Plus size={14} aria-hidden />
          {t('provider.addModel')}
        </Button>
      </div>
      <ul className="flex flex-col gap-4 pt-2">
        {rows.map((row, at) => (
          <li key={row.id}>
            <Model
              row={row}
              problemOf={(field) => problems.get(`models.${at}.${field}`)}
              onChange={(next) => onChange(rows.with(at, next))}
              onRemove={() => onChange(rows.toSpliced(at, 1))}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Model({
  row,
  problemOf,
  onChange,
  onRemove,
}: {
  row: ModelRow;
  problemOf: (field: string) => Text | undefined;
  onChange: (row: ModelRow) => void;
  onRemove: () => void;
}) {
  const id = useId();
  return (
    <fieldset aria-label={row.id} className="flex flex-col gap-2">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 font-mono text-note break-all">{row.id}</span>
        <IconButton label={t('settings.removeThis', { name: row.id })} onClick={onRemove}>
          <X size={14} aria-hidden />
        </IconButton>
      </div>
      <div className="grid grid-cols-2 gap-2">
        {NUMBERS.map((field) => {
          const problem = problemOf(field);
          return (
            <Field
              key={field}
              id={`${id}-${field}`}
              label={t(`provider.${field}`)}
              prose
              {...(problem && { problem: tell(problem) })}
            >
              {(marks) => (
                <TextInput
                  {...marks}
                  inputMode="decimal"
                  value={row[field]}
                  onChange={({ target }) => onChange({ ...row, [field]: target.value })}
                />
              )}
            </Field>
          );
        })}
      </div>
      <Checkbox
        label={t('provider.tools')}
        checked={row.tools !== false}
        onChange={(tools) => onChange({ ...row, tools })}
      />
    </fieldset>
  );
}
