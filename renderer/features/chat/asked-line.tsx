import type { ServerQuestion } from '#contract/chat/part.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';

/** What the server of a call wanted of a person, and how that ended. */
export function AskedLine({ question }: { question: ServerQuestion }) {
  const { mode, message, host = '', ended, problem, completed } = question;
  return (
    <p title={visibleText(message, 'prose')} className="text-note break-words text-ink-2">
      {t(`elicit.ended.${mode}`, { ended, host: visibleText(host) })}
      {problem && ` ${tell(problem)}`}
      {completed && ` ${t('elicit.completed')}`}
    </p>
  );
}
