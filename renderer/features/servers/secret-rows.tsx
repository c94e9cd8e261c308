import { useId } from 'react';
import { t, tell } from '#renderer/lib/messages.ts';
import { secretProblem } from '#renderer/lib/secret-names.ts';
import type { Kept, SecretChoice } from '#renderer/lib/secret-names.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { TextInput } from '#renderer/ui/input.tsx';
import { withCode } from './with-code.tsx';

/** Values that look like secrets, each with the offer to keep it in the keychain under a name. */
export function SecretRows({
  kept,
  all,
  taken,
  own = [],
  onChange,
}: {
  kept: readonly Kept[];
  /** Everything that would be stored in the same go: two values cannot have one name. */
  all: readonly Kept[];
  /** Names that the keychain holds already. */
  taken: readonly string[];
  /** Those of them that are this server's to replace. */
  own?: readonly string[];
  onChange: (variable: string, choice: Partial<SecretChoice>) => void;
}) {
  const id = useId();
  return kept.map((one) => {
    const { variable, on, name } = one;
    const problem = secretProblem(one, all);
    return (
      <div key={variable} className="flex flex-col gap-1">
        <Checkbox
          label={withCode('add.secret', { variable })}
          checked={on}
          onChange={(next) => onChange(variable, { on: next })}
        />
        {on && (
          <div className="pl-6">
            <Field
              id={`${id}-${variable}`}
              label={t('add.secretAs', { variable })}
              prose
              problem={problem && tell(problem)}
              help={
                taken.includes(name)
                  ? t(own.includes(name) ? 'add.secretReplaces' : 'add.secretTaken', { name })
                  : undefined
              }
            >
              {(marks) => (
                <TextInput
                  {...marks}
                  className="font-mono text-note"
                  value={name}
                  onChange={(event) => onChange(variable, { name: event.target.value })}
                />
              )}
            </Field>
          </div>
        )}
      </div>
    );
  });
}
