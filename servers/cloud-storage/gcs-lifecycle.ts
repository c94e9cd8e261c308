import type { Json } from '#contract/json.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { LifecycleRule } from './lifecycle-rule.ts';
import { NATIVE_CLASSES } from './storage-class.ts';

/**
 * https://cloud.google.com/storage/docs/lifecycle: one rule for each thing to do, without names. Throws V for a rule
 * that is switched off, which GCS does not have.
 */
export function gcsRules(rules: readonly LifecycleRule[]): Json[] {
  return rules.flatMap((rule, index) => {
    if (!rule.enabled) {
      throw new ToolFailure(
        'V',
        `rules.${index}.enabled: GCS has no rules that are switched off; leave it out.`,
        {
          field: `rules.${index}.enabled`,
        },
      );
    }
    const where: Record<string, Json> = rule.prefix === '' ? {} : { matchesPrefix: [rule.prefix] };
    const act = (action: Json, condition: Record<string, Json>): Json => ({
      action,
      condition: { ...condition, ...where },
    });
    const { expire_days, expire_old_versions_days, abort_uploads_days } = rule;
    return [
      ...rule.transitions.map(({ days, storage_class }) =>
        act({ type: 'SetStorageClass', storageClass: NATIVE_CLASSES.gcs[storage_class] }, { age: days }),
      ),
      ...(expire_days === undefined ? [] : [act({ type: 'Delete' }, { age: expire_days, isLive: true })]),
      ...(expire_old_versions_days === undefined
        ? []
        : [act({ type: 'Delete' }, { daysSinceNoncurrentTime: expire_old_versions_days, isLive: false })]),
      ...(abort_uploads_days === undefined
        ? []
        : [act({ type: 'AbortIncompleteMultipartUpload' }, { age: abort_uploads_days })]),
    ];
  });
}
