import type { Text } from '#contract/text.ts';
import { request } from '#renderer/lib/client.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';

/** Instead of everything else when the engine could not start: what happened, and what to do. */
export function NotStarted({ reason, advice }: { reason: Text; advice: Text }) {
  return (
    <main className="flex h-full flex-col items-center justify-center px-8">
      <div className="flex max-w-120 flex-col gap-3">
        <h1 className="flex items-center gap-2 text-section font-semibold">
          <Glyph shape="cross" tone="failed" />
          {t('shell.notStarted')}
        </h1>
        <p className="break-words">{tell(reason)}</p>
        <p className="break-words text-ink-2">{tell(advice)}</p>
        <Button className="mt-2 self-start" onClick={() => void request('engine.restart', {})}>
          {t('shell.startAgain')}
        </Button>
      </div>
    </main>
  );
}
