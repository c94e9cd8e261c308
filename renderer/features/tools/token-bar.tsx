import { amount } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';

/** What a definition takes of a model's context, as a share of the largest one. */
export function TokenBar({ tokens, largest }: { tokens: number | undefined; largest: number }) {
  if (tokens === undefined) return <span className="w-20 shrink-0" />;
  return (
    <span
      title={t('tools.tokensOf', { tokens: amount(tokens) })}
      className="flex w-20 shrink-0 items-center gap-2"
    >
      <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden className="h-1 w-10 rounded-full">
        <rect width="100" height="1" className="fill-hairline" />
        <rect width={Math.max(2, (100 * tokens) / largest)} height="1" className="fill-ink-3" />
      </svg>
      <span className="flex-1 text-right text-label text-ink-2 tabular-nums">{amount(tokens)}</span>
    </span>
  );
}
