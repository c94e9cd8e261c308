import { useEffect, useRef } from 'react';
import type { Rule } from '#contract/policy.ts';
import { t } from '#renderer/lib/messages.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { forgetRemoved, restoreRule } from '#renderer/stores/permissions.ts';
import { Button } from '#renderer/ui/button.tsx';
import { plainText, ruleSentence } from './sentence.ts';

/** What was just removed, and the way back. It takes the focus, because the row that had it is gone. */
export function UndoStrip({ rule, onGone }: { rule: Rule; onGone: () => void }) {
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => undo.current?.focus(), []);
  return (
    <output className="mx-5 mb-2 flex min-h-9 shrink-0 items-center gap-1 rounded-control bg-sunken px-3 py-1">
      <span className="min-w-0 flex-1 text-note break-words text-ink-2">
        {t('permissions.removed', { sentence: visibleText(plainText(ruleSentence(rule)), 'text') })}
      </span>
      <Button
        ref={undo}
        onClick={() => {
          void restoreRule().then((back) => back && onGone());
        }}
      >
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
