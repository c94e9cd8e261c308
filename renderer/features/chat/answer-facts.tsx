import { Fragment } from 'react';
import type { Message } from '#contract/chat/message.ts';
import { amount, duration } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { dollars, tokenCount } from '#renderer/lib/money.ts';

/** What an answer took: tokens in and out, money where the prices are known, time. Exact on hover. */
export function AnswerFacts({
  message: { usage, usd, totalMs, firstMs },
}: {
  message: Pick<Message, 'usage' | 'usd' | 'totalMs' | 'firstMs'>;
}) {
  const facts = [
    usage && t('chat.usage', { input: tokenCount(usage.input), output: tokenCount(usage.output) }),
    usd !== undefined && dollars(usd),
    totalMs !== undefined && duration(totalMs),
  ].filter((fact) => typeof fact === 'string');
  if (facts.length === 0) return null;
  const exact = [
    usage && t('chat.usage', { input: amount(usage.input), output: amount(usage.output) }),
    usage?.cached !== undefined && t('chat.cached', { tokens: amount(usage.cached) }),
    usage?.reasoning !== undefined && t('chat.reasoned', { tokens: amount(usage.reasoning) }),
    firstMs !== undefined && t('chat.first', { time: duration(firstMs) }),
  ].filter((fact) => typeof fact === 'string');
  return (
    <span title={exact.join('\n')} className="pl-2 text-note text-ink-3 tabular-nums">
      {facts.map((fact, at) => (
        <Fragment key={fact}>
          {at > 0 && ' · '}
          <span className="whitespace-nowrap">{fact}</span>
        </Fragment>
      ))}
    </span>
  );
}
