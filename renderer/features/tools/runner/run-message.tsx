import type { ReactNode } from 'react';
import type { Text } from '#contract/text.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { refusingRule } from '#renderer/lib/refusing-rule.ts';
import { exactParts, ruleSentence } from '#renderer/lib/rule-sentence.ts';
import { useRule } from '#renderer/stores/use-rule.ts';
import { ExactSentence } from '#renderer/ui/exact-sentence.tsx';

/** Why a run came to nothing; a rule that refused it is said, not named. */
export function RunMessage({ message }: { message: Text }) {
  const id = refusingRule(message);
  const rule = useRule(id);
  if (id === undefined) return <Said>{tell(message)}</Said>;
  if (rule === undefined) return null;
  return (
    <Said title={id}>
      {rule === 'gone' ? (
        t('runner.refusedByGone')
      ) : (
        <>
          {t('runner.refusedBy')} <ExactSentence parts={exactParts(ruleSentence(rule))} />
        </>
      )}
    </Said>
  );
}

function Said({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <p role="alert" title={title} className="break-words">
      {children}
    </p>
  );
}
