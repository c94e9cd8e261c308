import { t } from '#renderer/lib/messages.ts';
import type { FieldMarks } from '#renderer/ui/field.tsx';
import { TextArea, TextInput } from '#renderer/ui/input.tsx';

const DATE = /^(\d{4}-\d\d-\d\d)?$/;
const PLACEHOLDERS: Partial<Record<string, string>> = {
  time: '14:30:00Z',
  duration: 'P1DT2H',
  uri: 'https://',
  'uri-reference': '/',
  email: 'name@example.com',
};

/** A string on one line. A native picker stands in only while it can show what is typed. */
export function LineControl({
  format = '',
  typed,
  onType,
  marks,
}: {
  format: string | undefined;
  typed: string;
  onType: (text: string) => void;
  marks: FieldMarks;
}) {
  // A field of one line would take the line breaks out.
  if (/[\r\n]/.test(typed)) {
    return <TextArea {...marks} rows={5} value={typed} onChange={(event) => onType(event.target.value)} />;
  }
  if (format === 'date' && DATE.test(typed)) {
    return (
      <TextInput {...marks} type="date" value={typed} onChange={(event) => onType(event.target.value)} />
    );
  }
  const local = format === 'date-time' ? localTime(typed) : undefined;
  if (local !== undefined) {
    return (
      <>
        <TextInput
          {...marks}
          type="datetime-local"
          step={1}
          value={local}
          onChange={(event) => {
            const at = new Date(event.target.value);
            onType(Number.isNaN(at.getTime()) ? '' : at.toISOString());
          }}
        />
        {typed !== '' && (
          <p className="font-mono text-label text-ink-3">{t('runner.sentAs', { value: typed })}</p>
        )}
      </>
    );
  }
  return (
    <TextInput
      {...marks}
      inputMode={format === 'email' ? 'email' : format.startsWith('uri') ? 'url' : 'text'}
      placeholder={PLACEHOLDERS[format]}
      value={typed}
      onChange={(event) => onType(event.target.value)}
    />
  );
}

/** A moment as the picker shows it, in local time; undefined when it could not. */
function localTime(typed: string): string | undefined {
  if (typed === '') return '';
  const at = new Date(typed);
  if (!/^\d{4}-\d\d-\d\dT/.test(typed) || Number.isNaN(at.getTime())) return undefined;
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
