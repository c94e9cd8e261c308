import type { MemoryOrigin } from '#contract/chat/memory.ts';
import { t } from '#renderer/lib/messages.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { Glyph } from '#renderer/ui/glyph.tsx';

/** Where an entry comes from, and what nobody vouches for in it. */
export function OriginWords({ origin }: { origin: MemoryOrigin | undefined }) {
  if (!origin) return null;
  const { result, model, untrusted } = origin;
  return (
    <div className="flex flex-col gap-1 text-note text-ink-2">
      {result && <p>{t('memory.fromResult', { server: result.server, tool: visibleText(result.name) })}</p>}
      {!result && model !== undefined && <p>{t('memory.fromModel', { model: visibleText(model) })}</p>}
      {untrusted && (
        <p className="flex items-start gap-2">
          <span className="flex h-4.5 items-center">
            <Glyph shape="half" tone="degraded" />
          </span>
          <span className="min-w-0 break-words">
            {t('memory.untrusted', { server: untrusted.server, tool: visibleText(untrusted.name) })}
          </span>
        </p>
      )}
    </div>
  );
}
