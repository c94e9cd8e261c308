import { useId } from 'react';
import { t, tell } from '#renderer/lib/messages.ts';
import type { RunForm } from '#renderer/lib/run-form.ts';
import type { FormProblems } from '#renderer/lib/server-form-problems.ts';
import { Field } from '#renderer/ui/field.tsx';
import { Select, TextInput } from '#renderer/ui/input.tsx';

const CHOICES = ['on-failure', 'always', 'never'] as const;
const NUMBERS = ['times', 'seconds'] as const;

/** When it is started again by itself, and how often that is tried. */
export function RestartField({
  run,
  problems,
  onChange,
}: {
  run: RunForm;
  problems: FormProblems;
  onChange: (change: Partial<RunForm>) => void;
}) {
  const id = useId();
  return (
    <div className="flex flex-col gap-2">
      <Field id={id} label={t('servers.again')} prose>
        {(marks) => (
          <Select
            {...marks}
            value={run.restart}
            onChange={({ target }) =>
              onChange({ restart: CHOICES.find((one) => one === target.value) ?? 'on-failure' })
            }
          >
            {CHOICES.map((one) => (
              <option key={one} value={one}>
                {t(`servers.again.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {run.restart !== 'never' && (
        <div className="grid grid-cols-2 gap-3">
          {NUMBERS.map((field) => {
            const problem = problems.get(field);
            return (
              <Field
                key={field}
                id={`${id}-${field}`}
                label={t(`servers.again.${field}`)}
                prose
                problem={problem && tell(problem)}
              >
                {(marks) => (
                  <TextInput
                    {...marks}
                    inputMode="numeric"
                    className="tabular-nums"
                    value={run[field]}
                    onChange={(event) => onChange({ [field]: event.target.value })}
                  />
                )}
              </Field>
            );
          })}
        </div>
      )}
    </div>
  );
}
