import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export interface FieldMarks {
  id: string;
  'aria-invalid'?: true;
  'aria-required'?: true;
  'aria-describedby'?: string;
}

/** Label, control, help and what is wrong with it, tied together for those who do not see them. */
export function Field({
  id,
  label,
  mark,
  required = false,
  help,
  problem,
  inline = false,
  prose = false,
  children,
}: {
  id: string;
  label: string;
  /** Said after the label, such as "required". */
  mark?: string;
  required?: boolean;
  help?: string;
  problem?: string;
  /** The control stands on the line of its label. */
  inline?: boolean;
  /** The label is a word of ours, not the name of an argument. */
  prose?: boolean;
  children: (marks: FieldMarks) => ReactNode;
}) {
  const described = [problem && `${id}-problem`, help && `${id}-help`].filter(Boolean).join(' ');
  const marks: FieldMarks = {
    id,
    ...(problem ? { 'aria-invalid': true } : {}),
    ...(required ? { 'aria-required': true } : {}),
    ...(described ? { 'aria-describedby': described } : {}),
  };
  return (
    <div className="flex flex-col gap-1">
      <div className={classes('flex justify-between gap-2', inline ? 'items-center' : 'items-baseline')}>
        <label
          htmlFor={id}
          className={classes('text-note font-medium', prose ? 'break-words' : 'font-mono break-all')}
        >
          {label}
        </label>
        {mark && <span className="shrink-0 text-label text-ink-3">{mark}</span>}
        {inline && children(marks)}
      </div>
      {!inline && children(marks)}
      {problem && (
        <p id={`${id}-problem`} className="text-note text-failed">
          {problem}
        </p>
      )}
      {help && (
        <p id={`${id}-help`} className="text-note break-words whitespace-pre-line text-ink-2">
          {help}
        </p>
      )}
    </div>
  );
}
