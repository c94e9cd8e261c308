import { useCallback, useEffect, useRef } from 'react';
import type { FocusEvent, KeyboardEvent } from 'react';
import type { Update } from '#renderer/lib/draft-edit.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { calledName } from '#renderer/lib/offer-call.ts';
import type { Callable } from '#renderer/lib/offer-call.ts';
import { argumentsOf, editForm } from '#renderer/stores/desk.ts';
import type { Sheet } from '#renderer/stores/desk.ts';
import { checkSheet, runSheet } from '#renderer/stores/runs.ts';
import { Parts } from './argument.ts';
import { ArgumentBody } from './argument-body.tsx';
import { ArgumentNode } from './argument-node.tsx';
import { RawArguments } from './raw-arguments.tsx';
import { RunBar } from './run-bar.tsx';
import { SheetKey } from './sheet-key.ts';

const CHECK_MS = 250;
const PARTS = { Node: ArgumentNode, Body: ArgumentBody };

/** What is typed for an offer, as a form or as JSON, and the button that sends it. */
export function RunnerForm({ callable, sheet }: { callable: Callable; sheet: Sheet }) {
  const { key, offer, name } = callable;
  const { root, draft, raw, problems, refused } = sheet;
  const form = useRef<HTMLFormElement>(null);
  const seen = useRef(refused);
  const checking = useRef<ReturnType<typeof setTimeout>>(undefined);
  const inside = useCallback((update: Update) => editForm(key, update), [key]);
  useEffect(() => () => clearTimeout(checking.current), []);
  // A refused run leads to the first field at fault.
  useEffect(() => {
    if (seen.current === refused) return;
    seen.current = refused;
    form.current?.querySelector<HTMLElement>('[aria-invalid], [data-fault]')?.focus();
  }, [refused]);

  function run() {
    clearTimeout(checking.current);
    void runSheet(callable);
  }

  function pressed(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    run();
  }

  function left({ relatedTarget }: FocusEvent) {
    // On the way to a button nothing may move: the press would miss it.
    if (!relatedTarget?.matches('input, textarea, select')) return;
    clearTimeout(checking.current);
    checking.current = setTimeout(() => void checkSheet(callable), CHECK_MS);
  }

  const empty = root.kind === 'object' && root.members().length === 0 && !root.others();
  const extra = draft?.as === 'object' && draft.rows.length > 0;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl+Enter runs from any field
    <form
      ref={form}
      noValidate
      aria-label={t('runner.form', { tool: name })}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={pressed}
      onBlur={left}
      className="flex min-w-0 flex-col gap-4"
    >
      {sheet.note && <p className="text-note text-ink-2">{tell(sheet.note)}</p>}
      {raw !== undefined && <RawArguments sheetKey={key} sheet={sheet} />}
      {raw === undefined && !empty && <FormBody {...{ sheetKey: key, sheet, inside }} />}
      {raw === undefined && empty && extra && <FormBody {...{ sheetKey: key, sheet, inside }} />}
      {raw === undefined && empty && !extra && (offer === 'tool' || offer === 'prompt') && (
        <p className="text-ink-2">{t('runner.noArguments', { kind: offer })}</p>
      )}
      {offer === 'template' && <ResultingUri callable={callable} sheet={sheet} />}
      {problems.size > 0 && (
        <output className="text-note text-failed">{t('runner.problems', { count: problems.size })}</output>
      )}
      <RunBar callable={callable} sheet={sheet} bare={offer === 'resource'} onRun={run} />
    </form>
  );
}

function FormBody({
  sheetKey,
  sheet: { root, draft, problems },
  inside,
}: {
  sheetKey: string;
  sheet: Sheet;
  inside: (update: Update) => void;
}) {
  const whole = problems.get('');
  return (
    <SheetKey value={sheetKey}>
      {whole && (
        <p tabIndex={-1} data-fault className="text-note break-words text-failed">
          {tell(whole)}
        </p>
      )}
      <Parts value={PARTS}>
        <ArgumentBody field={root} draft={draft} name="" required pointer="" edit={inside} inside={inside} />
      </Parts>
    </SheetKey>
  );
}

function ResultingUri({ callable, sheet }: { callable: Callable; sheet: Sheet }) {
  const { args = {} } = argumentsOf(sheet);
  return (
    <div className="flex flex-col gap-1">
      <span className="text-label text-ink-3">{t('runner.uri')}</span>
      <output className="font-mono text-note [overflow-wrap:anywhere]">{calledName(callable, args)}</output>
    </div>
  );
}
