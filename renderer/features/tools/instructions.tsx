import { t } from '#renderer/lib/messages.ts';
import { Fold } from '#renderer/ui/fold.tsx';
import { Exact } from './exact.tsx';

/** What a server says to whoever uses it: foreign words, quoted and folded. */
export function Instructions({ text }: { text: string }) {
  return (
    <Fold title={t('tools.instructions')}>
      {() => (
        <blockquote className="max-h-48 overflow-y-auto border-l-2 border-hairline pl-3 text-note [overflow-wrap:anywhere] whitespace-pre-wrap text-ink-2">
          <Exact text={text} />
        </blockquote>
      )}
    </Fold>
  );
}
