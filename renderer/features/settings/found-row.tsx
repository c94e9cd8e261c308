import type { FoundProvider } from '#contract/chat/provider-check.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { useFound } from '#renderer/stores/use-found.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';

/** A server of models that answers on this computer and is not used yet. */
export function FoundRow({ found }: { found: FoundProvider }) {
  const { busy, problem, use } = useFound(found);
  return (
    <li className="flex min-h-9 items-center gap-3 border-b border-hairline/70 px-2 py-1 last:border-0">
      <Glyph shape="dot" tone="ready" />
      <div className="min-w-0 flex-1">
        <p>{t('provider.found', { name: found.name, count: found.models.length })}</p>
        {problem && (
          <p role="alert" className="text-note text-failed">
            {tell(problem)}
          </p>
        )}
      </div>
      <Button aria-disabled={busy} onClick={() => void use()}>
        {t('provider.use')}
      </Button>
    </li>
  );
}
