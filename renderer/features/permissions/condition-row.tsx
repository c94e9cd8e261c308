import { X } from 'lucide-react';
import { useId } from 'react';
import type { Where } from '#contract/policy.ts';
import { t } from '#renderer/lib/messages.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Select, TextArea, TextInput } from '#renderer/ui/input.tsx';
import type { TypedCondition } from './condition.ts';
import { OP_WORDS } from '#renderer/lib/op-words.ts';

const OPS = Object.entries(OP_WORDS) as [Where['op'], (typeof OP_WORDS)[Where['op']]][];

/** One condition: the argument, how it is compared, and with what. */
export function ConditionRow({
  n,
  condition,
  problems,
  onChange,
  onRemove,
}: {
  /** Its place, from 1. */
  n: number;
  condition: TypedCondition;
  problems: { path: string | undefined; value: string | undefined };
  onChange: (part: Partial<TypedCondition>) => void;
  onRemove: () => void;
}) {
  const id = useId();
  const marks = (field: 'path' | 'value') =>
    problems[field] ? { 'aria-invalid': true as const, 'aria-describedby': `${id}-${field}` } : {};
  const value = {
    'aria-label': t('permissions.valueOf', { n }),
    placeholder: t('permissions.valueHint'),
    value: condition.typed,
    onChange: (event: { target: { value: string } }) => onChange({ typed: event.target.value }),
    ...marks('value'),
  };
  return (
    <li className="flex flex-col gap-1.5">
      <div className="grid grid-cols-[1fr_128px_28px] gap-1.5">
        <TextInput
          aria-label={t('permissions.pathOf', { n })}
          placeholder={t('permissions.pathHint')}
          value={condition.path}
          onChange={(event) => onChange({ path: event.target.value })}
          className="font-mono text-note"
          {...marks('path')}
        />
        <Select
          aria-label={t('permissions.opOf', { n })}
          value={condition.op}
          onChange={(event) => onChange({ op: event.target.value as Where['op'] })}
        >
          {OPS.map(([op, word]) => (
            <option key={op} value={op}>
              {t(word)}
            </option>
          ))}
        </Select>
        <IconButton label={t('permissions.removeCondition', { n })} onClick={onRemove}>
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      {/* A line would drop line breaks without a word. */}
      {/[\r\n]/.test(condition.typed) ? (
        <TextArea {...value} rows={2} />
      ) : (
        <TextInput {...value} className="font-mono text-note" />
      )}
      {(['path', 'value'] as const).map(
        (field) =>
          problems[field] && (
            <p key={field} id={`${id}-${field}`} className="text-note break-words text-failed">
              {problems[field]}
            </p>
          ),
      )}
    </li>
  );
}
