import type { Verbs } from '#contract/verbs.ts';
import { t } from '#renderer/lib/messages.ts';
import { verbWord } from '#renderer/lib/verb-words.ts';

/** What a tool may do, in small words. */
export function VerbWords({ verbs }: { verbs: Verbs }) {
  const words = verbs.verbs.map((verb) => t(verbWord(verb)));
  return (
    <span className="text-label text-ink-3">
      {verbs.source === 'unknown' ? t('servers.verbsUnknown') : words.join(' · ')}
    </span>
  );
}
