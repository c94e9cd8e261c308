import { useState } from 'react';
import type { Rule } from '#contract/policy.ts';
import { t } from '#renderer/lib/messages.ts';
import { exactParts, heardText, ruleSentence } from '#renderer/lib/rule-sentence.ts';
import { useWaiting } from '#renderer/stores/approvals.ts';
import { removeRule } from '#renderer/stores/permissions.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ExactSentence } from '#renderer/ui/exact-sentence.tsx';
import { LastUse, Moment } from './moment.tsx';
import { PermissionRow } from './permission-row.tsx';

/** A rule as its sentence, which opens its form. */
export function RuleRow({
  rule,
  used,
  now,
  open,
  onOpen,
}: {
  rule: Rule;
  used: number | undefined;
  now: number;
  open: boolean;
  onOpen: (id: string | undefined) => void;
}) {
  const segments = ruleSentence(rule);
  const [sending, setSending] = useState(false);
  const waits = useWaiting('rule', sending);

  async function remove() {
    if (sending) return;
    setSending(true);
    await removeRule(rule);
    setSending(false);
  }

  return (
    <PermissionRow
      effect={rule.effect}
      open={open}
      sentence={
        <>
          <button
            type="button"
            data-row
            aria-expanded={open}
            onClick={() => onOpen(open ? undefined : rule.id)}
            className="block w-full text-left outline-none after:absolute after:inset-0 after:rounded-control focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
          >
            {/* The form has the whole of it. */}
            <span className="line-clamp-6">
              <ExactSentence parts={exactParts(segments)} />
            </span>
          </button>
          <output className="block text-note text-ink-2">{waits && t('change.waiting')}</output>
        </>
      }
      notes={[
        undefined,
        <Moment key="set" code="permissions.set" at={rule.createdAt} now={now} />,
        <LastUse key="used" at={used} now={now} />,
      ]}
      action={
        <Button
          kind="quiet"
          aria-label={t('permissions.removeThis', { sentence: heardText(segments) })}
          aria-disabled={sending}
          onClick={() => void remove()}
        >
          {t('permissions.remove')}
        </Button>
      }
    />
  );
}
