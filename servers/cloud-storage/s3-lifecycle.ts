import type { Json } from '#contract/json.ts';
import type { LifecycleRule } from './lifecycle-rule.ts';
import { nativeClass } from './storage-class.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html. */
export function s3Rules(rules: readonly LifecycleRule[]): Json[] {
  return rules.map(
    ({
      id,
      prefix,
      enabled,
      transitions,
      expire_days,
      expire_old_versions_days,
      abort_uploads_days,
    }): Json => ({
      ID: id,
      Status: enabled ? 'Enabled' : 'Disabled',
      Filter: { Prefix: prefix },
      ...(transitions.length === 0
        ? {}
        : {
            Transitions: transitions.map(({ days, storage_class }) => ({
              Days: days,
              StorageClass: nativeClass('s3', storage_class),
            })),
          }),
      ...(expire_days === undefined ? {} : { Expiration: { Days: expire_days } }),
      ...(expire_old_versions_days === undefined
        ? {}
        : { NoncurrentVersionExpiration: { NoncurrentDays: expire_old_versions_days } }),
      ...(abort_uploads_days === undefined
        ? {}
        : { AbortIncompleteMultipartUpload: { DaysAfterInitiation: abort_uploads_days } }),
    }),
  );
}
