import { useEffect } from 'react';
import type { FoundProvider } from '#contract/chat/provider-check.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { KINDS } from '#renderer/lib/provider-kinds.ts';
import { findProviders, useProviders } from '#renderer/stores/chat-providers.ts';
import { newConversation } from '#renderer/stores/chat.ts';
import { goTo } from '#renderer/stores/place.ts';
import { useFound } from '#renderer/stores/use-found.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { CopyButton } from '#renderer/ui/copy-button.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';

const SHORTEST = ['anthropic', 'openai', 'google'] as const;

/** No model is there to talk to: one that runs on this computer, or the shortest way to a key. */
export function NoProvider({ below }: { below: boolean }) {
  const found = useProviders((providers) => providers.found);
  useEffect(() => void findProviders(), []);
  return (
    <section
      aria-label={t('chat.noProvider')}
      className={
        below
          ? 'mx-auto flex w-full max-w-120 shrink-0 flex-col gap-4 px-5 pb-6'
          : 'mx-auto flex w-full max-w-120 flex-1 flex-col justify-center gap-4 overflow-y-auto px-5 py-6'
      }
    >
      <p>{t('chat.noProvider')}</p>
      {found.map((one) => (
        <Found key={one.baseUrl} found={one} />
      ))}
      <ol className="flex list-decimal flex-col gap-2 pl-5">
        <li>
          {t('chat.wayToKey')}
          <ul className="flex flex-col pt-1">
            {SHORTEST.map((kind) => (
              <li key={kind} className="flex min-h-7 items-center gap-2">
                <span className="w-20 shrink-0">{KINDS[kind].name}</span>
                <span className="min-w-0 truncate font-mono text-note text-ink-2">{KINDS[kind].keys}</span>
                <CopyButton
                  label={t('result.copyAddress', { address: KINDS[kind].keys ?? '' })}
                  copied={t('result.copied')}
                  text={() => KINDS[kind].keys ?? ''}
                />
              </li>
            ))}
          </ul>
        </li>
        <li>{t('chat.wayToPaste')}</li>
      </ol>
      <Button kind="primary" className="self-start" onClick={() => goTo('settings', { what: 'provider' })}>
        {t('provider.add')}
      </Button>
      {found.length === 0 && <p className="text-note text-ink-2">{t('chat.noneLocal')}</p>}
    </section>
  );
}

function Found({ found }: { found: FoundProvider }) {
  const { busy, problem, use } = useFound(found, newConversation);
  return (
    <div className="flex flex-col gap-2 rounded-control bg-sunken px-3 py-2">
      <div className="flex items-center gap-2">
        <Glyph shape="dot" tone="ready" />
        <p className="min-w-0 flex-1">
          {t('provider.found', { name: found.name, count: found.models.length })}
        </p>
        <Button aria-disabled={busy} onClick={() => void use()}>
          {t('provider.use')}
        </Button>
      </div>
      {problem && <Callout title={tell(problem)} />}
    </div>
  );
}
