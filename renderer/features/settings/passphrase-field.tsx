import { Field } from '#renderer/ui/field.tsx';
import { TextInput } from '#renderer/ui/input.tsx';

/** What only the user knows. */
export function PassphraseField({
  id,
  label,
  help,
  problem,
  value,
  onChange,
}: {
  id: string;
  label: string;
  help?: string;
  problem?: string | undefined;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <Field id={id} label={label} prose {...(help && { help })} {...(problem && { problem })}>
      {(marks) => (
        <TextInput
          {...marks}
          type="password"
          autoComplete="new-password"
          className="font-mono text-note"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
