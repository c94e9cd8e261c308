import type { LifecycleRule as NativeRule } from '@aws-sdk/client-s3';
import { z } from 'zod';
import type { Json } from '#contract/json.ts';
import type { LifecycleRule } from './lifecycle-rule.ts';
import { NATIVE_CLASSES } from './storage-class.ts';

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
              StorageClass: NATIVE_CLASSES.s3[storage_class],
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

/** As they are in force, in the form of s3Rules: a prefix may also stand where it stood before there were filters. */
export function nativeRules(rules: readonly NativeRule[]): Json[] {
  const plain = rules.map(({ Prefix, Filter, ...rule }) => ({
    ...rule,
    Filter: Filter ?? { Prefix: Prefix ?? '' },
  }));
  return z.array(z.json()).parse(JSON.parse(JSON.stringify(plain)));
}
