import { t } from '#renderer/lib/messages.ts';
import { showApprovals } from '#renderer/stores/approvals.ts';
import { Button } from '#renderer/ui/button.tsx';

/** Says that a call waits in the approval window, and brings that to the front. */
export function AskedElsewhere() {
  return (
    <div className="flex flex-wrap items-center gap-2 pl-5.5">
      <p className="min-w-0 flex-1 text-note break-words text-ink-2">{t('chat.elsewhere')}</p>
      <Button onClick={showApprovals}>{t('home.show')}</Button>
    </div>
  );
}
