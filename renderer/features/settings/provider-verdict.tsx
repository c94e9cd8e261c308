import type { ProviderVerdict } from '#contract/chat/provider-check.ts';
import { duration } from '#renderer/lib/format.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { goTo } from '#renderer/stores/place.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';

/** What a provider answered to its key. */
export function Verdict({ verdict }: { verdict: ProviderVerdict }) {
  if (!verdict.works) return <Callout title={tell(verdict.reason)} advice={tell(verdict.advice)} />;
  return (
    <output className="flex items-center gap-2">
      <Glyph shape="check" tone="ready" />
      <span className="min-w-0 flex-1 break-words">
        {t('provider.works', { count: verdict.models, time: duration(verdict.ms) })}
      </span>
      <Button onClick={() => goTo('chat')}>{t('provider.toChat')}</Button>
    </output>
  );
}
