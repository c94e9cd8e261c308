import { useId } from 'react';
import { t } from '#renderer/lib/messages.ts';
import { Field } from '#renderer/ui/field.tsx';
import { TextArea } from '#renderer/ui/input.tsx';

/** All arguments as one JSON text. */
export function RawArguments({
  raw,
  onChange,
  problem,
}: {
  raw: string;
  onChange: (raw: string) => void;
  problem: string | undefined;
}) {
  return (
    <Field id={useId()} label={t('runner.rawArguments')} problem={problem}>
      {(marks) => (
        <TextArea {...marks} rows={10} value={raw} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}
