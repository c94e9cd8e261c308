import { t } from '#renderer/lib/messages.ts';
import { ApprovalCard } from './approval-card.tsx';
import { useQueue } from './use-queue.ts';

/** One question at a time, the oldest first. */
export function ApprovalWindow() {
  const waiting = useQueue();
  const [first] = waiting;
  return (
    <main className="flex h-full min-h-0 flex-col">
      {first ? (
        <ApprovalCard key={first.id} approval={first} others={waiting.length - 1} />
      ) : (
        <h1 className="m-auto text-ink-2">{t('approval.none')}</h1>
      )}
    </main>
  );
}
