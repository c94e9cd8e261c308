import { t } from '#renderer/lib/messages.ts';
import { Button } from '#renderer/ui/button.tsx';

/** The foot of a form in the inspector: keep what was typed, or leave it. */
export function SaveButtons({ busy, onCancel }: { busy: boolean; onCancel: () => void }) {
  return (
    <>
      <Button kind="primary" type="submit" aria-disabled={busy}>
        {t('settings.save')}
      </Button>
      <Button kind="quiet" onClick={onCancel}>
        {t('settings.cancel')}
      </Button>
    </>
  );
}
