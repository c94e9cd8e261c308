import { useId } from 'react';
import { t, tell } from '#renderer/lib/messages.ts';
import { editRaw } from '#renderer/stores/desk.ts';
import type { Sheet } from '#renderer/stores/desk.ts';
import { Field } from '#renderer/ui/field.tsx';
import { TextArea } from '#renderer/ui/input.tsx';

/** All arguments as one JSON text. */
export function RawArguments({ sheetKey, sheet }: { sheetKey: string; sheet: Sheet }) {
  const { raw = '', aside, problems } = sheet;
  const said = [...problems.values()].map(tell).join('\n');
  const lines = raw.split('\n').length;
  return (
    <>
      <Field id={useId()} prose label={t('runner.rawArguments')} problem={said}>
        {(marks) => (
          <TextArea
            {...marks}
            rows={Math.min(24, Math.max(10, lines + 1))}
            value={raw}
            onChange={(event) => editRaw(sheetKey, event.target.value)}
          />
        )}
      </Field>
      {aside && aside.raw === raw && aside.names.length > 0 && (
        <p className="text-note break-words text-ink-2">
          {t('runner.aside', { names: aside.names.join(', ') })}
        </p>
      )}
    </>
  );
}
