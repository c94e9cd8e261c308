import { z } from 'zod';
import { StorageClass } from './storage-class.ts';

const Days = z.int().min(1).max(36_500);

/** What the three stores have in common. */
export const LifecycleRule = z
  .strictObject({
    id: z
      .string()
      .regex(/^[\w.-]{1,200}$/, 'is not a name of letters, digits, dots, dashes')
      .describe('Not kept by GCS, whose rules have no names'),
    prefix: z.string().max(1_024).default('').describe('Which objects; empty: all'),
    enabled: z.boolean().default(true),
    transitions: z
      .array(z.strictObject({ days: Days, storage_class: StorageClass.exclude(['STANDARD']) }))
      .default([])
      .describe('So many days after an object was made it goes to the class'),
    expire_days: Days.optional().describe('Delete so many days after it was made'),
    expire_old_versions_days: Days.optional().describe('Delete earlier versions after so many days'),
    abort_uploads_days: Days.optional().describe('Give up uploads that were never finished'),
  })
  .superRefine((rule, context) => {
    const { transitions, expire_days, expire_old_versions_days, abort_uploads_days } = rule;
    const acts = [expire_days, expire_old_versions_days, abort_uploads_days].some(
      (days) => days !== undefined,
    );
    if (!acts && transitions.length === 0) {
      context.addIssue({ code: 'custom', message: 'does nothing: give transitions or one of the days' });
    }
    const late = transitions.findIndex(
      ({ days }, index) => days >= (expire_days ?? Infinity) || days <= (transitions[index - 1]?.days ?? 0),
    );
    if (late >= 0) {
      context.addIssue({
        code: 'custom',
        path: ['transitions', late, 'days'],
        message: 'must be later than the transition before and earlier than expire_days',
      });
    }
  });
export type LifecycleRule = z.infer<typeof LifecycleRule>;
