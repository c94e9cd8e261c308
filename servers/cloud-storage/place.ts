import { z } from 'zod';

/** The rules that the three stores have in common; each has more of its own, and says so. */
export const Container = z
  .string()
  .regex(
    /^(?=.{3,63}$)[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/,
    'must have 3 to 63 lower-case letters, digits, hyphens, and begin and end with a letter or digit',
  )
  .refine((name) => !name.includes('..'), 'may not hold two dots in a row')
  .describe('Bucket (S3, GCS) or container (Azure)');

/** A `.` or `..` segment is what an address would lose on its way, and with it the container. */
export const RemotePath = z
  .string()
  .min(1)
  .refine((name) => Buffer.byteLength(name) <= 1_024, 'has more than 1024 bytes')
  .refine((name) => !/[\p{Cc}\\]/u.test(name), 'holds a character no object may have')
  .refine((name) => !name.startsWith('/') && !name.endsWith('/'), 'may not begin or end with a slash')
  .refine(
    (name) => !name.split('/').some((part) => part === '.' || part === '..' || part === ''),
    'has an empty segment, . or ..',
  )
  .describe('Name of the object, with slashes');
