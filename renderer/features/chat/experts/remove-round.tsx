import { useState } from 'react';
import type { Text } from '#contract/text.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { removeRound } from '#renderer/stores/chat-experts.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';

/** Asks before a round goes; why that was refused stays in the question. */
export function RemoveRound({ round, onClose }: { round: string; onClose: () => void }) {
  const [problem, setProblem] = useState<Text>();

  async function remove() {
    const refused = await removeRound(round);
    setProblem(refused);
    if (!refused) onClose();
  }

  return (
    <Dialog
      onClose={onClose}
      title={t('experts.removeAsk')}
      text={
        <div className="flex flex-col gap-2">
          <p>{t('experts.removeText')}</p>
          {problem && <Callout title={tell(problem)} />}
        </div>
      }
    >
      <Button onClick={onClose}>{t('settings.keep')}</Button>
      <Button kind="primary" onClick={() => void remove()}>
        {t('settings.removeNow')}
      </Button>
    </Dialog>
  );
}
