import { useState } from 'react';
import type { Text } from '#contract/text.ts';
import { reasonOf } from '#renderer/lib/client.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { PAGE, loadOlderCalls } from '#renderer/stores/calls.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';

/** The way further back, while there is one. */
export function OlderCalls({ shown }: { shown: number }) {
  const [more, setMore] = useState(true);
  const [problem, setProblem] = useState<Text>();
  if (!more || shown < PAGE) return null;

  function load() {
    setProblem(undefined);
    loadOlderCalls().then(setMore, (error: unknown) => setProblem(reasonOf(error)));
  }

  return (
    <div className="flex flex-col items-center gap-2 py-3">
      {problem && <Callout title={tell(problem)} />}
      <Button kind="quiet" onClick={load}>
        {t('activity.older')}
      </Button>
    </div>
  );
}
