import { t } from '#renderer/lib/messages.ts';
import { goTo } from '#renderer/stores/place.ts';
import { Button } from '#renderer/ui/button.tsx';

/** The way to a call in Activity: who allowed it, where its time went. */
export function CallLink({ id }: { id: string }) {
  return (
    <Button kind="quiet" className="-ml-3 self-start" onClick={() => goTo('activity', { what: 'call', id })}>
      {t('chat.inActivity')}
    </Button>
  );
}
