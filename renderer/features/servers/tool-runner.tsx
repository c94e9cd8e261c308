import { ChevronLeft } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import type { ToolView } from '#contract/tool.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { ArgumentForm } from './argument-form.tsx';
import { RawArguments } from './raw-arguments.tsx';
import { RunReport } from './run-report.tsx';
import { useSheet } from './use-sheet.ts';
import { VerbWords } from './verb-words.tsx';

/** A form for one tool, and below it how the last run went. */
export function ToolRunner({ tool, onBack }: { tool: ToolView; onBack: () => void }) {
  const sheet = useSheet(tool);
  const form = useRef<HTMLFormElement>(null);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  const told = sheet.told.size > 0;
  // A refused run leads to the first field at fault.
  useEffect(() => {
    if (sheet.tried || told) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [sheet.tried, told]);

  function pressed(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    sheet.run();
  }

  return (
    <div className="flex flex-col gap-4 p-4 pt-2">
      <div>
        <Button ref={back} kind="quiet" onClick={onBack} className="-ml-2 pl-1.5">
          <ChevronLeft size={16} aria-hidden />
          {t('runner.allTools')}
        </Button>
        <div className="mt-1 flex items-baseline gap-3">
          <h3 className="min-w-0 flex-1 font-mono text-body font-semibold break-all">{tool.ref.name}</h3>
          <VerbWords verbs={tool.verbs} />
        </div>
        {tool.definition.description && (
          <p className="mt-1 text-note break-words whitespace-pre-line text-ink-2">
            {tool.definition.description}
          </p>
        )}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl+Enter runs from any field */}
      <form
        ref={form}
        aria-label={t('runner.form', { tool: tool.ref.name })}
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={pressed}
        className="flex flex-col gap-4"
      >
        {sheet.raw === undefined ? (
          <ArgumentForm
            fields={sheet.fields}
            draft={sheet.draft}
            onChange={sheet.setDraft}
            tried={sheet.tried}
            told={sheet.told}
          />
        ) : (
          <RawArguments
            raw={sheet.raw}
            onChange={sheet.setRaw}
            problem={sheet.rawProblem && tell(sheet.rawProblem)}
          />
        )}
        <div className="flex items-center gap-3 border-t border-hairline pt-3">
          <Button
            kind="primary"
            onClick={sheet.run}
            aria-disabled={sheet.running}
            title={t('runner.runKeys')}
          >
            {t('runner.run')}
          </Button>
          <kbd aria-hidden className="font-sans text-label text-ink-3">
            {t('runner.runKeys')}
          </kbd>
          {!sheet.onlyRaw && (
            <span className="-mr-1.5 ml-auto flex items-center text-note text-ink-2">
              <span aria-hidden>{t('runner.raw')}</span>
              <Switch
                label={t('runner.raw')}
                checked={sheet.raw !== undefined}
                onChange={(on) => (on ? sheet.toRaw() : sheet.toForm())}
              />
            </span>
          )}
        </div>
      </form>
      {sheet.attempt && (
        <RunReport
          server={tool.ref.server}
          attempt={sheet.attempt}
          inField={told && sheet.raw === undefined}
        />
      )}
    </div>
  );
}
