import { useState } from 'react';
import type { Text } from '#contract/text.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { clearMemory } from '#renderer/stores/chat-memory.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';

/** The way out when the key of the memory is lost: everything is forgotten, after it was asked. */
export function ClearMemory() {
  const [asking, ask] = useState(false);
  const [problem, setProblem] = useState<Text>();

  async function clear() {
    const refused = await clearMemory();
    setProblem(refused);
    if (!refused) ask(false);
  }

  return (
    <>
      <Button onClick={() => ask(true)}>{t('memory.clear')}</Button>
      {asking && (
        <Dialog
          onClose={() => ask(false)}
          title={t('memory.clearAsk')}
          text={
            <div className="flex flex-col gap-2">
              <p>{t('memory.clearText')}</p>
              {problem && <Callout title={tell(problem)} />}
            </div>
          }
        >
          <Button onClick={() => ask(false)}>{t('settings.keep')}</Button>
          <Button kind="primary" onClick={() => void clear()}>
            {t('memory.clearNow')}
          </Button>
        </Dialog>
      )}
    </>
  );
}
