import { t } from '#renderer/lib/messages.ts';
import { Exact } from './exact.tsx';
import { Folded } from './folded.tsx';

/** What a server says to whoever uses it: foreign words, quoted and folded. */
export function Instructions({ text }: { text: string }) {
  return (
    <Folded title={t('tools.instructions')}>
      <blockquote className="max-h-48 overflow-y-auto border-l-2 border-hairline pl-3 text-note [overflow-wrap:anywhere] whitespace-pre-wrap text-ink-2">
        <Exact text={text} />
      </blockquote>
    </Folded>
  );
}
