import { useState } from 'react';
import type { Text } from '#contract/text.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';

/** Asks before something is removed; why that was refused stays in the question. */
export function Confirm({
  title,
  text,
  act,
  onClose,
}: {
  title: string;
  text: string;
  /** Resolves to why it was refused, if it was. */
  act: () => Promise<Text | undefined>;
  onClose: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Text>();

  async function remove() {
    setBusy(true);
    const refused = await act();
    setBusy(false);
    setProblem(refused);
    if (!refused) onClose();
  }

  return (
    <Dialog
      onClose={onClose}
      title={title}
      text={
        <div className="flex flex-col gap-2">
          <p>{text}</p>
          {problem && <Callout title={tell(problem)} />}
        </div>
      }
    >
      <Button onClick={onClose}>{t('settings.keep')}</Button>
      <Button kind="primary" aria-disabled={busy} onClick={() => void remove()}>
        {t('settings.removeNow')}
      </Button>
    </Dialog>
  );
}
