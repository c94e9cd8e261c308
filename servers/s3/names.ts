import { z } from 'zod';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html, as far as every S3 has them. */
export const BucketName = z.string().superRefine((name, context) => {
  const problem = bucketProblem(name);
  if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
});

const MAX_KEY_BYTES = 1_024;

/** A `.` or `..` segment is what an address would lose on its way, and with it the bucket. */
export const ObjectKey = z
  .string()
  .min(1)
  .refine((key) => Buffer.byteLength(key) <= MAX_KEY_BYTES, {
    error: `has more than ${MAX_KEY_BYTES} bytes`,
  })
  .refine((key) => !/[\0\p{Surrogate}]/u.test(key), { error: 'holds a character no key may have' })
  .refine((key) => !key.split('/').some((part) => part === '.' || part === '..'), {
    error: 'has a segment . or .., which addresses cannot carry',
  });

function bucketProblem(name: string): string | undefined {
  if (name.length < 3 || name.length > 63) return 'must have 3 to 63 characters';
  if (!/^[a-z0-9.-]+$/.test(name)) return 'may hold only lower-case letters, digits, dots and hyphens';
  if (!/^[a-z0-9].*[a-z0-9]$/.test(name)) return 'must begin and end with a letter or digit';
  if (name.includes('..')) return 'may not hold two dots in a row';
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(name)) return 'may not look like an IP address';
  if (
    /^(?:xn--|sthree-|amzn-s3-demo-)/.test(name) ||
    /(?:-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(name)
  )
    return 'begins or ends as only Amazon’s own names do';
  return undefined;
}
