import { useId } from 'react';
import { blankDraft } from '#renderer/lib/draft-open.ts';
import { draftOf } from '#renderer/lib/draft.ts';
import type { Update } from '#renderer/lib/draft-edit.ts';
import { t } from '#renderer/lib/messages.ts';
import { JsonControl, LeafControl } from '#renderer/asked/leaf-control.tsx';
import { rangeOf } from '#renderer/asked/range-of.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ArgumentFrame } from './argument-frame.tsx';
import type { ArgumentProps } from './argument.ts';
import { useProblem } from './sheet-key.ts';

const EXAMPLES = 3;
const EXAMPLE_LENGTH = 40;

/** A value that stands in one control: simple kinds, what is null, and what only JSON can say. */
export function ArgumentLeaf({
  field,
  draft,
  name,
  required,
  pointer,
  bare,
  edit,
}: ArgumentProps & { edit: (update: Update) => void }) {
  const id = useId();
  const problem = useProblem(pointer);
  const kept = draft?.as === 'json' && field.kind !== 'json';
  const isNull = draft?.as === 'null';
  return (
    <ArgumentFrame
      id={id}
      name={name}
      field={field}
      required={required && !(field.kind === 'boolean')}
      problem={problem}
      bare={bare}
      mark={field.kind === 'json' || kept ? t('runner.asJson') : rangeOf(field)}
      side={
        field.nullable &&
        !kept && (
          <label className="flex h-5 items-center gap-1">
            <input
              type="checkbox"
              aria-label={t('runner.sendNull', { name })}
              checked={isNull}
              onChange={(event) => {
                const on = event.target.checked;
                edit(() => (on ? { as: 'null' } : required ? blankDraft(field) : undefined));
              }}
              className="size-3.5 accent-accent"
            />
            {t('runner.isNull')}
          </label>
        )
      }
    >
      {(marks) => (
        <>
          {kept || field.kind === 'json' ? (
            <JsonControl marks={marks} text={draft?.as === 'json' ? draft.text : ''} edit={edit} />
          ) : isNull ? (
            <p className="flex h-7 items-center font-mono text-note text-ink-3">{t('runner.isNull')}</p>
          ) : (
            <LeafControl
              field={field}
              draft={draft}
              name={name}
              required={required}
              marks={marks}
              edit={edit}
            />
          )}
          {kept && (
            <p className="text-note text-ink-2">
              {t('runner.kept')}{' '}
              <button
                type="button"
                className="rounded-control underline decoration-edge underline-offset-2 hover:text-ink"
                onClick={() => edit(() => (required ? blankDraft(field) : undefined))}
              >
                {t('runner.toField')}
              </button>
            </p>
          )}
          {field.examples.length > 0 && (
            <fieldset aria-label={t('runner.examples', { name })} className="flex flex-wrap gap-1">
              {field.examples.slice(0, EXAMPLES).map((example) => {
                const words = typeof example === 'string' ? example : JSON.stringify(example);
                return (
                  <Button
                    key={JSON.stringify(example)}
                    kind="quiet"
                    title={words}
                    onClick={() => edit(() => draftOf(field, example))}
                    className="h-6 px-1.5 font-mono text-label font-normal"
                  >
                    {words.length > EXAMPLE_LENGTH ? `${words.slice(0, EXAMPLE_LENGTH)}…` : words}
                  </Button>
                );
              })}
            </fieldset>
          )}
        </>
      )}
    </ArgumentFrame>
  );
}
