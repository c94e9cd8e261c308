import type { LifecycleRule as SdkRule } from '@aws-sdk/client-s3';
import type { JsonObject } from '#contract/json.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { S3 } from '../s3/client.ts';
import type { LifecycleRule } from './lifecycle-rule.ts';

/** The rules of a bucket, as JSON; none when it never had any. */
export async function readRules(s3: S3, Bucket: string, field: string): Promise<JsonObject[]> {
  try {
    const { Rules = [] } = await s3.ask(
      (client, options) => client.getBucketLifecycleConfiguration({ Bucket }, options),
      field,
    );
    return Rules.map((rule) => JSON.parse(JSON.stringify(rule)) as JsonObject);
  } catch (error) {
    if (error instanceof ToolFailure && error.fields['s3_code'] === 'NoSuchLifecycleConfiguration') return [];
    throw error;
  }
}

/** Replaces them all. */
export async function writeRules(s3: S3, Bucket: string, rules: readonly LifecycleRule[]): Promise<void> {
  await s3.ask(async (client, options) => {
    if (rules.length === 0) return client.deleteBucketLifecycle({ Bucket }, options);
    const LifecycleConfiguration = { Rules: rules.map(sdkRule) };
    return client.putBucketLifecycleConfiguration({ Bucket, LifecycleConfiguration }, options);
  });
}

/** IDs of the rules that differ. */
export function differenceOf(
  before: readonly JsonObject[],
  after: readonly JsonObject[],
): Record<'added' | 'changed' | 'removed', string[]> {
  const old = new Map(before.map((rule) => [idOf(rule), canonical(rule)]));
  const now = new Map(after.map((rule) => [idOf(rule), canonical(rule)]));
  return {
    added: [...now.keys()].filter((id) => !old.has(id)),
    changed: [...now.keys()].filter((id) => old.has(id) && old.get(id) !== now.get(id)),
    removed: [...old.keys()].filter((id) => !now.has(id)),
  };
}

/** Dates are objects there. */
function sdkRule({ Expiration, Transitions, ...rule }: LifecycleRule): SdkRule {
  return {
    ...rule,
    ...(Expiration === undefined ? {} : { Expiration: dated(Expiration) }),
    ...(Transitions === undefined ? {} : { Transitions: Transitions.map(dated) }),
  } as SdkRule;
}

function dated<T extends { Date?: string | undefined }>(one: T): Omit<T, 'Date'> & { Date?: Date } {
  const { Date: moment, ...rest } = one;
  return moment === undefined ? rest : { ...rest, Date: new Date(moment) };
}

function idOf({ ID }: JsonObject): string {
  return typeof ID === 'string' ? ID : '(without ID)';
}

/** The same for the same rule, whatever the order of its fields and the spelling of midnight. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (name, one: unknown) => {
    if (name === 'Date' && typeof one === 'string') return new Date(one).toISOString();
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return one;
    return Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}
