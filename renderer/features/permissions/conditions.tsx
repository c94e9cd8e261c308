import { t } from '#renderer/lib/messages.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Section } from '#renderer/ui/section.tsx';
import type { TypedCondition } from './condition.ts';
import { ConditionRow } from './condition-row.tsx';
import { withCondition } from './rule-sheet.ts';
import type { RuleSheet } from './rule-sheet.ts';

const MOST = 20;

/** The conditions of a rule; all of them have to hold. */
export function Conditions({
  sheet,
  problem,
  onChange,
}: {
  sheet: RuleSheet;
  problem: (field: string) => string | undefined;
  onChange: (part: Partial<RuleSheet>) => void;
}) {
  const { conditions } = sheet;
  const change = (at: number, part: Partial<TypedCondition>) =>
    onChange({ conditions: conditions.map((one, place) => (place === at ? { ...one, ...part } : one)) });
  return (
    <Section title={t('permissions.conditions')}>
      {conditions.length === 0 && <p className="text-ink-2">{t('permissions.everyCall')}</p>}
      <ul className="flex flex-col gap-3">
        {conditions.map((condition, at) => (
          <ConditionRow
            key={condition.key}
            n={at + 1}
            condition={condition}
            problems={{ path: problem(`where.${at}.path`), value: problem(`where.${at}.value`) }}
            onChange={(part) => change(at, part)}
            onRemove={() => onChange({ conditions: conditions.filter((_, place) => place !== at) })}
          />
        ))}
      </ul>
      {conditions.length < MOST && (
        <div className="pt-1">
          <Button onClick={() => onChange(withCondition(sheet))}>{t('permissions.addCondition')}</Button>
        </div>
      )}
    </Section>
  );
}
