import { ChevronDown, Plus, X } from 'lucide-react';
import { useContext, useId, useState } from 'react';
import { blankDraft } from '#renderer/lib/draft-open.ts';
import { t } from '#renderer/lib/messages.ts';
import { Button } from '#renderer/ui/button.tsx';
import { classes } from '#renderer/ui/classes.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Exact } from '../exact.tsx';
import { Parts } from './argument.ts';
import type { ArgumentProps, Edits } from './argument.ts';
import { useFaultInside, useProblem } from './sheet-key.ts';

/** A value with parts: it folds, and one that may be left out is added and removed. */
export function ArgumentGroup({ bare = false, ...props }: ArgumentProps & Edits) {
  const { field, draft, name, required, pointer, edit } = props;
  const id = useId();
  const { Body } = useContext(Parts);
  const [open, setOpen] = useState(true);
  const fault = useFaultInside(pointer);
  const problem = useProblem(pointer);
  const there = draft !== undefined;
  // Which variant it is says also that it is left out.
  const chosen = field.kind === 'variants';
  const shown = (there && (open || fault)) || chosen;
  const marks = [required && t('runner.required'), field.deprecated && t('runner.deprecated')].filter(
    Boolean,
  );
  return (
    <fieldset
      aria-labelledby={`${id}-name`}
      aria-describedby={problem && `${id}-problem`}
      data-fault={problem !== undefined || undefined}
      tabIndex={-1}
      className="flex min-w-0 flex-col gap-1 rounded-control outline-offset-4"
    >
      <div className="flex min-h-6 items-center gap-2">
        {there && !chosen ? (
          <button
            type="button"
            aria-expanded={shown}
            onClick={() => setOpen(!shown)}
            className="-ml-1 flex min-h-6 min-w-0 items-center gap-1 rounded-control px-1 text-left hover:bg-hover"
          >
            <ChevronDown
              size={12}
              aria-hidden
              className={classes('shrink-0 text-ink-3', !shown && '-rotate-90')}
            />
            <Name id={id} name={name} quiet={bare} />
          </button>
        ) : (
          <Name id={id} name={name} quiet={bare} />
        )}
        {field.title !== undefined && field.title !== name && !bare && (
          <span className="line-clamp-2 min-w-0 text-note break-words text-ink-2">
            <Exact text={field.title} kind="word" />
          </span>
        )}
        <span className="ml-auto flex shrink-0 items-center gap-1 text-label text-ink-3">
          {marks.length > 0 && !bare && <span>{marks.join(' · ')}</span>}
          {!there && !chosen && (
            <Button
              kind="quiet"
              aria-label={t('runner.addNamed', { name })}
              onClick={() => edit(() => blankDraft(field))}
              className="h-6 px-1.5 text-note font-normal"
            >
              <Plus size={12} aria-hidden />
              {t('runner.add')}
            </Button>
          )}
          {field.nullable && (
            <label className="flex h-5 items-center gap-1 px-1">
              <input
                type="checkbox"
                aria-label={t('runner.sendNull', { name })}
                checked={false}
                onChange={() => edit(() => ({ as: 'null' }))}
                className="size-3.5 accent-accent"
              />
              {t('runner.isNull')}
            </label>
          )}
          {there && !required && !chosen && (
            <IconButton
              label={t('runner.removeNamed', { name })}
              onClick={() => edit(() => undefined)}
              className="size-6"
            >
              <X size={12} aria-hidden />
            </IconButton>
          )}
        </span>
      </div>
      {problem && (
        <p id={`${id}-problem`} className="text-note break-words text-failed">
          {problem}
        </p>
      )}
      {field.help && (
        <p className="text-note [overflow-wrap:anywhere] whitespace-pre-line text-ink-2">
          <Exact text={field.help} />
        </p>
      )}
      {shown && (
        <div className="ml-1 flex flex-col gap-3 border-l border-hairline py-1 pl-3">
          <Body {...props} />
        </div>
      )}
    </fieldset>
  );
}

function Name({ id, name, quiet }: { id: string; name: string; quiet: boolean }) {
  return (
    <span
      id={`${id}-name`}
      className={classes(
        'line-clamp-3 min-w-0 font-mono text-note break-all',
        quiet ? 'text-ink-2' : 'font-medium',
      )}
    >
      <Exact text={name} kind="word" />
    </span>
  );
}
