import { useId } from 'react';
import type { EntryDraft } from '#renderer/lib/memory-draft.ts';
import { t } from '#renderer/lib/messages.ts';
import { Field } from '#renderer/ui/field.tsx';
import { TextArea, TextInput } from '#renderer/ui/input.tsx';
import { PlaceSelect } from './place-select.tsx';

/** What an entry is about, its name and its text. */
export function EntryFields({
  draft,
  problems,
  rows = 10,
  help,
  onChange,
}: {
  draft: EntryDraft;
  problems: { key?: string | undefined; text?: string | undefined };
  rows?: number;
  /** Said below the name. */
  help?: string | undefined;
  onChange: (draft: EntryDraft) => void;
}) {
  const id = useId();
  return (
    <div className="flex flex-col gap-4">
      <div className="grid grid-cols-2 gap-3 max-roomy:grid-cols-1">
        <Field id={`${id}-place`} label={t('memory.place')} prose>
          {(marks) => (
            <PlaceSelect {...marks} value={draft.place} onPick={(place) => onChange({ ...draft, place })} />
          )}
        </Field>
        <Field
          id={`${id}-key`}
          label={t('memory.name')}
          prose
          {...(help && { help })}
          {...(problems.key && { problem: problems.key })}
        >
          {(marks) => (
            <TextInput
              {...marks}
              maxLength={200}
              value={draft.key}
              onChange={({ target }) => onChange({ ...draft, key: target.value })}
            />
          )}
        </Field>
      </div>
      <Field
        id={`${id}-text`}
        label={t('memory.text')}
        prose
        help={t('memory.textHelp')}
        {...(problems.text && { problem: problems.text })}
      >
        {(marks) => (
          <TextArea
            {...marks}
            rows={rows}
            value={draft.text}
            onChange={({ target }) => onChange({ ...draft, text: target.value })}
            className="max-h-100 field-sizing-content min-h-22 font-sans! text-body!"
          />
        )}
      </Field>
    </div>
  );
}
