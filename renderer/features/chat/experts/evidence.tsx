import type { JudgedClaim, RoundContext } from '#contract/chat/experts.ts';
import { t } from '#renderer/lib/messages.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { Glyph } from '#renderer/ui/glyph.tsx';

/** On which results a claim rests, each the way to it; and which it names that there are not. */
export function Evidence({
  claim: { evidence, unfounded },
  context,
  onShow,
}: {
  claim: JudgedClaim;
  context: readonly RoundContext[];
  onShow: (id: string) => void;
}) {
  if (evidence.length === 0 && unfounded.length === 0) return <span>{t('experts.restsOnNothing')}</span>;
  return (
    <>
      {evidence.map((id) => {
        const from = context.find((one) => one.id === id);
        const name = from ? `${from.server ?? t('experts.memory')} › ${visibleText(from.name)}` : id;
        return (
          <button
            key={id}
            type="button"
            title={name}
            aria-label={t('experts.restsOn', { result: `${id}, ${name}` })}
            onClick={() => onShow(id)}
            className="min-h-6 min-w-6 rounded-control bg-sunken px-1.5 font-mono text-label text-ink-2 hover:bg-hover hover:text-ink"
          >
            {id}
          </button>
        );
      })}
      {unfounded.map((id) => (
        <span key={id} className="flex items-center gap-1">
          <Glyph shape="query" tone="degraded" />
          {t('experts.unfounded', { result: visibleText(id) })}
        </span>
      ))}
    </>
  );
}
