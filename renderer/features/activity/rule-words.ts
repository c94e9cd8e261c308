import { t } from '#renderer/lib/messages.ts';

/** Which rule decided, in words. */
export function ruleWords(rule: string): string {
  switch (rule) {
    case 'default:read':
      return t('activity.rule.read');
    case 'person:once':
      return t('activity.rule.once');
    case 'person:person':
      return t('activity.rule.person');
    case 'person:timeout':
      return t('activity.rule.timeout');
    case 'person:withdrawn':
      return t('activity.rule.withdrawn');
    default:
      return rule.startsWith('grant:')
        ? t('activity.rule.grant', { rule })
        : t('activity.rule.rule', { rule });
  }
}
