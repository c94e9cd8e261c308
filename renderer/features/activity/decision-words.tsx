import type { Decision } from '#contract/call.ts';
import type { MessageCode } from '#contract/messages/en.ts';
import { t } from '#renderer/lib/messages.ts';
import { exactParts, ruleSentence } from '#renderer/lib/rule-sentence.ts';
import { useRule } from '#renderer/stores/use-rule.ts';
import { ExactSentence } from '#renderer/ui/exact-sentence.tsx';

const WORDS: Record<string, MessageCode> = {
  'default:read': 'activity.rule.read',
  'person:once': 'activity.rule.once',
  'person:person': 'activity.rule.person',
  'person:timeout': 'activity.rule.timeout',
  'person:withdrawn': 'activity.rule.withdrawn',
};

/** Whether a call was let through, and what said so. */
export function DecisionWords({ decision: { effect, rule } }: { decision: Decision }) {
  const word = WORDS[rule] ?? (rule.startsWith('grant:') ? 'activity.rule.grant' : undefined);
  return (
    <span title={rule}>
      {t(`activity.decision.${effect}`)}: {word ? t(word) : <RuleWords id={rule} effect={effect} />}
    </span>
  );
}

/** What the rule says. One that was changed meanwhile cannot have decided so as it is now. */
function RuleWords({ id, effect }: { id: string; effect: Decision['effect'] }) {
  const rule = useRule(id);
  if (rule === undefined) return null;
  if (rule === 'gone') return t('activity.rule.gone');
  if (rule.effect !== effect) return t('activity.rule.other');
  return <ExactSentence parts={exactParts(ruleSentence(rule))} />;
}
