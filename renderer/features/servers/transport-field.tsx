import { useId } from 'react';
import { t } from '#renderer/lib/messages.ts';
import { transportOf } from '#renderer/lib/server-form.ts';
import type { ServerForm } from '#renderer/lib/server-form.ts';
import { Field } from '#renderer/ui/field.tsx';
import { Select } from '#renderer/ui/input.tsx';

/** How the address is spoken to: follows what is typed there until somebody chooses. */
export function TransportField({
  form,
  onChange,
}: {
  form: ServerForm;
  onChange: (change: Partial<ServerForm>) => void;
}) {
  return (
    <Field
      id={useId()}
      label={t('add.transport')}
      prose
      help={form.transport === undefined ? t('add.transportHelp') : undefined}
    >
      {(marks) => (
        <Select
          {...marks}
          value={transportOf(form)}
          onChange={(event) => onChange({ transport: event.target.value === 'sse' ? 'sse' : 'http' })}
        >
          <option value="http">{t('add.transport.http')}</option>
          <option value="sse">{t('add.transport.sse')}</option>
        </Select>
      )}
    </Field>
  );
}
