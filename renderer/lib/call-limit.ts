import { t } from './messages.ts';

/** How many calls a program may make in a minute, in words; 0 is no limit. */
export function callLimit(limit: number): string {
  return limit === 0 ? t('settings.callsPerMinute.none') : t('settings.callsPerMinute.limit', { limit });
}
