import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { openS3 } from '../s3/client.ts';
import { LifecycleRule } from './lifecycle-rule.ts';
import { bucketParameters, dryRun, given } from './parameters.ts';
import { differenceOf, readRules, writeRules } from './lifecycle-rules.ts';

/** As S3 has it, which may be more than a rule of ours can say. */
const StoredRule = z.record(z.string(), z.json());

export const getLifecycle = defineTool({
  name: 's3_get_lifecycle',
  title: 'Read lifecycle rules',
  description: 'The rules by which objects of a bucket expire or move to another storage class.',
  input: z.object(bucketParameters),
  output: z.object({ bucket: z.string(), rules: z.array(StoredRule) }),
  risk: ['read', 'network'],
  async run({ bucket_name, bucket }, context) {
    const { value, field } = given({ bucket_name, bucket });
    return { bucket: value, rules: await readRules(openS3(context), value, field) };
  },
  text: ({ bucket, rules }) =>
    rules.length === 0
      ? `${bucket} has no lifecycle rules.`
      : rules.map((rule) => JSON.stringify(rule)).join('\n'),
});

export const putLifecycle = defineTool({
  name: 's3_put_lifecycle',
  title: 'Set lifecycle rules',
  description:
    'Replaces ALL lifecycle rules of a bucket by these, in S3’s own words; none removes them all. Objects that a rule expires are deleted. Tells which rules are added, changed and removed.',
  input: z.object({
    ...bucketParameters,
    rules: z
      .array(LifecycleRule)
      .max(1_000)
      .refine((rules) => new Set(rules.map(({ ID }) => ID)).size === rules.length, {
        error: 'has two rules of the same ID',
      }),
    dry_run: dryRun,
  }),
  output: z.object({
    bucket: z.string(),
    done: z.boolean(),
    before: z.array(StoredRule),
    after: z.array(StoredRule),
    added: z.array(z.string()).describe('IDs of rules'),
    changed: z.array(z.string()),
    removed: z.array(z.string()),
  }),
  risk: ['write', 'destroy', 'network'],
  async run({ bucket_name, bucket, rules, dry_run }, context) {
    const { value, field } = given({ bucket_name, bucket });
    const s3 = openS3(context);
    const before = await readRules(s3, value, field);
    if (!dry_run) await writeRules(s3, value, rules);
    const after = dry_run ? rules.map((rule) => ({ ...rule })) : await readRules(s3, value, field);
    return { bucket: value, done: !dry_run, before, after, ...differenceOf(before, after) };
  },
  text: ({ bucket, done, added, changed, removed }) =>
    [
      done
        ? `The rules of ${bucket} are replaced.`
        : `Nothing was changed. The rules of ${bucket} would be replaced.`,
      ...Object.entries({ added, changed, removed }).map(
        ([what, ids]) => `${what}: ${ids.length === 0 ? 'none' : ids.join(', ')}`,
      ),
    ].join('\n'),
});
