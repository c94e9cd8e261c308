import type { ClientPreview } from '#contract/client-app.ts';
import type { Text } from '#contract/text.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { DiffView } from './diff-view.tsx';

/** What would be written, what to mind, and why it was refused. */
export function ExportChanges({
  look: { preview, problem },
  refused,
  create,
  onCreate,
  onReplace,
}: {
  look: { preview?: ClientPreview; problem?: Text };
  refused: Text | undefined;
  create: boolean;
  onCreate: (create: boolean) => void;
  onReplace: (name: string) => void;
}) {
  return (
    <>
      {refused && <Callout title={tell(refused)} />}
      {problem && (
        <Callout title={tell(problem)}>
          {problem.code === 'clients.nameTaken' && (
            <Button onClick={() => onReplace(String(problem.params['name']))}>{t('clients.replace')}</Button>
          )}
        </Callout>
      )}
      {preview?.warnings.map((warning, at) => (
        <Callout key={`${at} ${warning.code}`} shape="half" tone="degraded" title={tell(warning)} />
      ))}
      {preview?.creates === 'folder' && (
        <div>
          <Checkbox
            label={t('clients.makeFolder')}
            note={t('clients.makeFolderNote')}
            checked={create}
            onChange={onCreate}
          />
        </div>
      )}
      <Section title={t('clients.changes')}>
        {!preview && !problem && <p className="text-ink-2">{t('clients.chooseFirst')}</p>}
        {preview?.diff === '' && <p className="text-ink-2">{t('clients.noChange')}</p>}
        {preview && preview.diff !== '' && (
          <>
            <p className="font-mono text-note [overflow-wrap:anywhere] text-ink-2">{preview.path}</p>
            <DiffView label={t('clients.changes')} diff={preview.diff} />
          </>
        )}
      </Section>
    </>
  );
}
