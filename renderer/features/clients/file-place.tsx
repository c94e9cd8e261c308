import type { ClientApp } from '#contract/client-app.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { chooseFile, useClients } from '#renderer/stores/clients.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';

/** Which file is meant, what is wrong with it, and the others that could be meant. */
export function FilePlace({ app: { id, path, others, problem, state, folder } }: { app: ClientApp }) {
  const busy = useClients((clients) => clients.busy);
  return (
    <div className="flex flex-col gap-2 px-2 py-2">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <p className="min-w-60 flex-1 py-1.25 font-mono text-note [overflow-wrap:anywhere] text-ink-2">
          {path}
        </p>
        <Button kind="quiet" className="-mr-3" aria-disabled={busy} onClick={() => void chooseFile(id)}>
          {t('clients.choose')}
        </Button>
      </div>
      {problem && <Callout title={tell(problem)} advice={t('clients.untouched')} />}
      {state === 'missing' && (
        <p className="text-ink-2">{t(folder ? 'clients.noFile.advice' : 'clients.missing.advice')}</p>
      )}
      {others.length > 0 && (
        <ul aria-label={t('clients.others')} className="flex flex-col">
          {others.map((other) => (
            <li key={other} className="flex flex-wrap items-start gap-x-3">
              <p className="min-w-60 flex-1 py-1.25 font-mono text-note [overflow-wrap:anywhere] text-ink-3">
                {other}
              </p>
              <Button
                kind="quiet"
                className="-mr-3"
                aria-disabled={busy}
                aria-label={t('clients.useThis', { path: other })}
                onClick={() => void chooseFile(id, other)}
              >
                {t('clients.use')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
