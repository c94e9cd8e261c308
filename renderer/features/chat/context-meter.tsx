import type { ContextMeter } from '#contract/chat/conversation.ts';
import { amount } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { tokenCount } from '#renderer/lib/money.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { Facts } from '#renderer/ui/facts.tsx';

function total({ system, messages, tools, memory }: ContextMeter): number {
  return system + messages + tools + memory;
}

/** How full the model's context would be with the next message, on one line. */
export function ContextLine({ meter }: { meter: ContextMeter }) {
  const { limit } = meter;
  const used = total(meter);
  const share = limit === undefined ? undefined : Math.min(1, used / limit);
  return (
    <span
      title={t('chat.contextParts', {
        system: amount(meter.system),
        messages: amount(meter.messages),
        tools: amount(meter.tools),
        memory: amount(meter.memory),
      })}
      className="flex items-center gap-1.5 tabular-nums"
    >
      {share !== undefined && (
        <span aria-hidden className="block h-1 w-12 overflow-hidden rounded-full bg-hairline">
          <span
            className={share > 0.9 ? 'block h-full bg-degraded' : 'block h-full bg-accent'}
            style={{ width: `${share * 100}%` }}
          />
        </span>
      )}
      {limit === undefined
        ? t('chat.contextOpen', { used: tokenCount(used) })
        : t('chat.context', { used: tokenCount(used), limit: tokenCount(limit) })}
    </span>
  );
}

/** What fills the context, and which server's tools take how much of it. */
export function ContextTable({ meter }: { meter: ContextMeter }) {
  const servers = useEngine(({ mirror }) => mirror?.servers);
  const titleOf = (id: string) => servers?.find(({ server }) => server.id === id)?.server.title ?? id;
  return (
    <div className="flex flex-col gap-3">
      <Facts
        facts={[
          { name: t('chat.contextSystem'), value: amount(meter.system) },
          { name: t('chat.contextMessages'), value: amount(meter.messages) },
          { name: t('chat.contextTools'), value: amount(meter.tools) },
          { name: t('experts.memory'), value: amount(meter.memory) },
          meter.limit !== undefined && { name: t('chat.contextLimit'), value: amount(meter.limit) },
          meter.used !== undefined && { name: t('chat.contextUsed'), value: amount(meter.used) },
        ]}
      />
      {meter.byServer.length > 0 && (
        <ul aria-label={t('chat.contextTools')}>
          {meter.byServer.map(({ server, tools, tokens }) => (
            <li
              key={server}
              className="flex h-8 items-center gap-3 border-b border-hairline/70 last:border-0"
            >
              <span className="min-w-0 flex-1 truncate">{titleOf(server)}</span>
              <span className="text-note text-ink-2">{t('chat.toolCount', { count: tools })}</span>
              <span className="w-20 text-right text-note tabular-nums">{amount(tokens)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
