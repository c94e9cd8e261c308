import { z } from 'zod';

const Days = z.int().min(1).max(36_500);
const MomentOfDay = z.iso.datetime().refine((moment) => /T00:00:00(?:\.0+)?Z$/.test(moment), {
  error: 'is not midnight UTC, such as 2030-01-01T00:00:00Z',
});
const Tag = z.strictObject({ Key: z.string().min(1).max(128), Value: z.string().max(256) });
const Bytes = z.int().min(0);
const StorageClass = z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/, 'is not the name of a storage class');

const Sizes = { ObjectSizeGreaterThan: Bytes.optional(), ObjectSizeLessThan: Bytes.optional() };

const Filter = z
  .strictObject({
    Prefix: z.string().max(1_024).optional(),
    Tag: Tag.optional(),
    ...Sizes,
    And: z
      .strictObject({ Prefix: z.string().max(1_024).optional(), Tags: z.array(Tag).optional(), ...Sizes })
      .optional(),
  })
  .refine((filter) => Object.keys(filter).length <= 1, {
    error: 'has more than one condition: put them into And',
  });

const oneOf = (...names: string[]) => ({
  check: (value: object) => names.filter((name) => name in value).length === 1,
  words: { error: `needs exactly one of ${names.join(', ')}` },
});
const when = oneOf('Days', 'Date');
const expires = oneOf('Days', 'Date', 'ExpiredObjectDeleteMarker');

const ACTIONS = [
  'Expiration',
  'Transitions',
  'NoncurrentVersionExpiration',
  'NoncurrentVersionTransitions',
  'AbortIncompleteMultipartUpload',
];

/** A rule in S3's own words: https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html. */
export const LifecycleRule = z
  .strictObject({
    ID: z.string().min(1).max(255),
    Status: z.enum(['Enabled', 'Disabled']),
    Filter: Filter.default({ Prefix: '' }).describe('All objects when left out'),
    Expiration: z
      .strictObject({
        Days: Days.optional(),
        Date: MomentOfDay.optional(),
        ExpiredObjectDeleteMarker: z.boolean().optional(),
      })
      .refine(expires.check, expires.words)
      .optional(),
    Transitions: z
      .array(
        z
          .strictObject({ Days: z.int().min(0).optional(), Date: MomentOfDay.optional(), StorageClass })
          .refine(when.check, when.words),
      )
      .min(1)
      .optional(),
    NoncurrentVersionExpiration: z
      .strictObject({ NoncurrentDays: Days, NewerNoncurrentVersions: z.int().min(1).max(100).optional() })
      .optional(),
    NoncurrentVersionTransitions: z
      .array(
        z.strictObject({
          NoncurrentDays: z.int().min(0),
          NewerNoncurrentVersions: z.int().min(1).max(100).optional(),
          StorageClass,
        }),
      )
      .min(1)
      .optional(),
    AbortIncompleteMultipartUpload: z.strictObject({ DaysAfterInitiation: Days }).optional(),
  })
  .refine((rule) => ACTIONS.some((name) => name in rule), { error: `needs one of ${ACTIONS.join(', ')}` });
export type LifecycleRule = z.infer<typeof LifecycleRule>;
