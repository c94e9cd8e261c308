import { t } from '#renderer/lib/messages.ts';
import type { Field } from '#renderer/lib/schema-field.ts';

/** The bounds of a number, in words. */
export function rangeOf(field: Field): string | undefined {
  if (field.kind !== 'number' && field.kind !== 'integer') return undefined;
  const min = bound(field.min);
  const max = bound(field.max);
  if (min !== undefined && max !== undefined) return t('runner.range', { min, max });
  if (min !== undefined) return t('runner.rangeFrom', { min });
  return max === undefined ? undefined : t('runner.rangeTo', { max });
}

/** What no number of this size could pass is no bound worth saying. */
function bound(value: number | undefined): string | undefined {
  return value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? undefined : String(value);
}
