import { useEffect } from 'react';
import { t, tell } from '#renderer/lib/messages.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { dropLink, mayShowLink, showLink } from '#renderer/stores/links.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';

/** A link from outside: shown where it leads at once, or, while somebody is busy with something else, one line that waits. */
export function LinkLine() {
  const link = useEngine(({ mirror }) => mirror?.link);
  useEffect(() => {
    if (link?.asks === 'add' && mayShowLink()) showLink(link);
  }, [link]);
  if (!link) return null;
  const refused = link.asks === 'refused';
  return (
    <div className="flex min-h-9 items-center gap-2 border-b border-hairline px-5 py-1 text-note">
      <Glyph {...(refused ? ({ shape: 'cross', tone: 'failed' } as const) : WAITS)} />
      <p className="min-w-0 flex-1 break-words text-ink-2">
        {refused ? t('link.refused', { problem: tell(link.reason) }) : t('link.waits')}
      </p>
      {!refused && (
        <Button kind="quiet" onClick={() => showLink(link)}>
          {t('link.show')}
        </Button>
      )}
      <Button kind="quiet" onClick={() => dropLink(link)}>
        {t(refused ? 'link.dismiss' : 'link.discard')}
      </Button>
    </div>
  );
}

const WAITS = { shape: 'hourglass', tone: 'waiting' } as const;
