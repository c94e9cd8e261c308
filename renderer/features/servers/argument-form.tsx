import { useId, useState } from 'react';
import type { Text } from '#contract/text.ts';
import { argsOf } from '#renderer/lib/draft.ts';
import type { Draft } from '#renderer/lib/draft.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import type { FormField } from '#renderer/lib/schema-fields.ts';
import { ArgumentField } from './argument-field.tsx';

/** The flat fields of a tool. A problem shows once its field was left, or once everything was `tried`. */
export function ArgumentForm({
  fields,
  draft,
  onChange,
  tried,
  told,
}: {
  fields: readonly FormField[];
  draft: Draft;
  onChange: (draft: Draft) => void;
  tried: boolean;
  /** What the engine said of a field, by name. */
  told: ReadonlyMap<string, Text>;
}) {
  const form = useId();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { problems } = argsOf(fields, draft);
  if (fields.length === 0) return <p className="text-ink-2">{t('runner.noArguments')}</p>;

  function problemOf(name: string): string | undefined {
    const problem = problems.get(name);
    if (problem && (tried || (left.has(name) && problem.code !== 'runner.needed'))) return tell(problem);
    const said = told.get(name);
    return said && tell(said);
  }

  return (
    <>
      {fields.map((field) => (
        <ArgumentField
          key={field.name}
          id={`${form}-${field.name}`}
          field={field}
          value={draft[field.name]}
          onChange={(value) => onChange({ ...draft, [field.name]: value })}
          onLeave={() => setLeft(new Set(left).add(field.name))}
          problem={problemOf(field.name)}
        />
      ))}
    </>
  );
}
