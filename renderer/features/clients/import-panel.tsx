import { useEffect } from 'react';
import type { ComponentType } from 'react';
import type { ClientApp } from '#contract/client-app.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { secretProblem } from '#renderer/lib/secret-names.ts';
import type { Kept } from '#renderer/lib/secret-names.ts';
import { useSecretNames } from '#renderer/lib/use-secret-names.ts';
import {
  chooseImport,
  importable,
  importChosen,
  readClient,
  useImporting,
} from '#renderer/stores/client-import.ts';
import { chosenOf } from '#renderer/stores/pasting.ts';
import type { DraftChoice, Found } from '#renderer/stores/pasting.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { Inspector } from '#renderer/ui/inspector.tsx';
import { PanelForm } from '#renderer/ui/panel-form.tsx';
import { Remarks } from '#renderer/ui/remarks.tsx';
import { Section } from '#renderer/ui/section.tsx';

/** How one server that was found is shown and chosen. */
export interface DraftProps {
  found: Found;
  alone: boolean;
  all: readonly Kept[];
  taken: readonly string[];
  onChoose: (key: string, change: Partial<DraftChoice>) => void;
}

/** The app's servers, read from its file: which to add here, and which of their values are secrets. */
export function ImportPanel({
  app,
  draft: Draft,
  onClose,
}: {
  app: ClientApp;
  draft: ComponentType<DraftProps>;
  onClose: () => void;
}) {
  const importing = useImporting();
  const { read, problem, busy } = importing;
  const taken = useSecretNames();
  const found = importable(importing);
  const chosen = chosenOf(found);
  const all = chosen.flatMap(({ kept }) => kept);
  const wrong = all.some((one) => secretProblem(one, all));
  const problems = read?.parsed.problems ?? [];
  useEffect(() => void readClient(app.id), [app.id]);

  return (
    <Inspector
      title={t('clients.importFrom', { app: app.title })}
      note={t('add.note')}
      closeLabel={t('inspector.close')}
      onClose={onClose}
    >
      <PanelForm
        label={t('clients.importFrom', { app: app.title })}
        onSubmit={() => void importChosen().then((done) => done && onClose())}
        foot={
          <Button kind="primary" type="submit" aria-disabled={busy || wrong || chosen.length === 0}>
            {t('clients.importNow', { count: chosen.length })}
          </Button>
        }
      >
        {problem && <Callout title={tell(problem)} />}
        {problems.length > 0 && (
          <Section title={t('clients.notes')}>
            <Remarks remarks={problems.map(tell)} />
          </Section>
        )}
        {found.length > 0 && (
          <Section title={t('add.found', { count: found.length })}>
            <ul className="flex flex-col">
              {found.map((one) => (
                <Draft
                  key={one.key}
                  found={one}
                  alone={false}
                  all={all}
                  taken={taken}
                  onChoose={chooseImport}
                />
              ))}
            </ul>
          </Section>
        )}
      </PanelForm>
    </Inspector>
  );
}
