import type { ServerView } from '#contract/server.ts';
import { t } from '#renderer/lib/messages.ts';
import { stateLook } from '#renderer/lib/server-look.ts';
import { visiblePieces } from '#renderer/lib/visible-text.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { useShown } from '#renderer/stores/use-shown.ts';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { Inspector } from '#renderer/ui/inspector.tsx';
import { KINDS } from './kind-look.ts';
import { OfferDetail } from './offer-detail.tsx';
import type { OfferRef } from './use-offer.ts';

/** One offer of any server beside the list of all. */
export function OfferInspector({ of, onClose }: { of: OfferRef; onClose: () => void }) {
  const view = useEngine(({ mirror }) => mirror?.servers.find(({ server }) => server.id === of.server));
  return (
    <Inspector
      title={visiblePieces(of.name, 'word')
        .map(({ text }) => text)
        .join('')}
      note={
        <>
          <span>{t(KINDS[of.kind].one)}</span>
          {view && <Of view={view} />}
        </>
      }
      roomy
      closeLabel={t('inspector.close')}
      onClose={onClose}
    >
      <OfferDetail of={of} named />
    </Inspector>
  );
}

function Of({ view }: { view: ServerView }) {
  const look = stateLook(useShown(view));
  return (
    <>
      <Glyph shape={look.shape} tone={look.tone} />
      <span className="sr-only">{t(look.word)}</span>
      <span className="min-w-0 truncate">{view.server.title}</span>
    </>
  );
}
