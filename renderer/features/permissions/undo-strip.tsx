import { useLayoutEffect, useRef, useState } from 'react';
import type { Rule } from '#contract/policy.ts';
import { t } from '#renderer/lib/messages.ts';
import { heardText, ruleSentence } from '#renderer/lib/rule-sentence.ts';
import { takeFocus } from '#renderer/lib/take-focus.ts';
import { useWaiting } from '#renderer/stores/approvals.ts';
import { forgetRemoved, restoreRule } from '#renderer/stores/permissions.ts';
import { Button } from '#renderer/ui/button.tsx';

/** What was just removed, and the way back. It takes the focus, because the row that had it is gone. */
export function UndoStrip({ rule, onGone }: { rule: Rule; onGone: () => void }) {
  const undo = useRef<HTMLButtonElement>(null);
  const [sending, setSending] = useState(false);
  const waits = useWaiting('rule', sending);
  useLayoutEffect(() => takeFocus(undo.current), []);

  async function restore() {
    if (sending) return;
    setSending(true);
    const back = await restoreRule();
    setSending(false);
    if (back) onGone();
  }

  return (
    <output className="mx-5 mb-2 flex min-h-9 shrink-0 items-center gap-1 rounded-control bg-sunken px-3 py-1">
      <span className="min-w-0 flex-1 text-note break-words text-ink-2">
        {waits ? t('change.waiting') : t('permissions.removed', { sentence: heardText(ruleSentence(rule)) })}
      </span>
      <Button ref={undo} aria-disabled={sending} onClick={() => void restore()}>
        {t('permissions.undo')}
      </Button>
      <Button
        kind="quiet"
        onClick={() => {
          forgetRemoved();
          onGone();
        }}
      >
        {t('permissions.dismiss')}
      </Button>
    </output>
  );
}
