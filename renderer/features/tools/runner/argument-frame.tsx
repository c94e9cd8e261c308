import type { ReactNode } from 'react';
import { t } from '#renderer/lib/messages.ts';
import type { Field } from '#renderer/lib/schema-field.ts';
import { classes } from '#renderer/ui/classes.ts';
import type { FieldMarks } from '#renderer/ui/field.tsx';
import { Exact } from '../exact.tsx';

/** What stands around the control of one argument: its name, what its author says of it, what is wrong with it. */
export function ArgumentFrame({
  id,
  name,
  field,
  required,
  problem,
  bare = false,
  mark,
  side,
  children,
}: {
  id: string;
  name: string;
  field: Field;
  required: boolean;
  problem: string | undefined;
  /** It has its name from what it stands in. */
  bare?: boolean;
  mark?: string;
  /** A control at the end of the line of its name. */
  side?: ReactNode;
  children: (marks: FieldMarks) => ReactNode;
}) {
  const described = [problem && `${id}-problem`, field.help && `${id}-help`].filter(Boolean).join(' ');
  const marks = [
    required && !bare && t('runner.required'),
    field.deprecated && t('runner.deprecated'),
    mark,
  ].filter(Boolean);
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className={classes('flex items-baseline gap-2', bare && !side && 'sr-only')}>
        <label
          htmlFor={id}
          className={classes(
            'line-clamp-3 min-w-0 font-mono text-note font-medium break-all',
            bare && 'sr-only',
            field.deprecated && 'text-ink-3 line-through',
          )}
        >
          <Exact text={name} kind="word" />
        </label>
        {field.title !== undefined && field.title !== name && !bare && (
          <span className="line-clamp-2 min-w-0 text-note break-words text-ink-2">
            <Exact text={field.title} kind="word" />
          </span>
        )}
        <span className="ml-auto flex shrink-0 items-center gap-2 text-label text-ink-3">
          {marks.length > 0 && <span>{marks.join(' · ')}</span>}
          {side}
        </span>
      </div>
      {children({
        id,
        ...(problem ? { 'aria-invalid': true } : {}),
        ...(required ? { 'aria-required': true } : {}),
        ...(described ? { 'aria-describedby': described } : {}),
      })}
      {problem && (
        <p id={`${id}-problem`} className="text-note break-words text-failed">
          {problem}
        </p>
      )}
      {field.help && (
        <p id={`${id}-help`} className="text-note [overflow-wrap:anywhere] whitespace-pre-line text-ink-2">
          <Exact text={field.help} />
        </p>
      )}
    </div>
  );
}
