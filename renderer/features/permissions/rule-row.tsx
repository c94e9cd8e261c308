import type { Rule } from '#contract/policy.ts';
import { t } from '#renderer/lib/messages.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { removeRule } from '#renderer/stores/permissions.ts';
import { Button } from '#renderer/ui/button.tsx';
import { LastUse, Moment } from './moment.tsx';
import { PermissionRow } from './permission-row.tsx';
import { Segments } from './segments.tsx';
import { plainText, ruleSentence } from './sentence.ts';

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
  return (
    <PermissionRow
      effect={rule.effect}
      open={open}
      sentence={
        <button
          type="button"
          data-row
          aria-expanded={open}
          onClick={() => onOpen(open ? undefined : rule.id)}
          className="block w-full text-left outline-none after:absolute after:inset-0 after:rounded-control focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          {/* The form has the whole of it. */}
          <span className="line-clamp-6">
            <Segments segments={segments} />
          </span>
        </button>
      }
      notes={[
        undefined,
        <Moment key="set" code="permissions.set" at={rule.createdAt} now={now} />,
        <LastUse key="used" at={used} now={now} />,
      ]}
      action={
        <Button
          kind="quiet"
          aria-label={t('permissions.removeThis', { sentence: visibleText(plainText(segments), 'text') })}
          onClick={() => void removeRule(rule)}
        >
          {t('permissions.remove')}
        </Button>
      }
    />
  );
}
