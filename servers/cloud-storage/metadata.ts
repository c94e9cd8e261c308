import { z } from 'zod';
import { CHECKSUM, CLASSIFICATION } from './checksum.ts';

const MAX_BYTES = 2_048;
const OURS = [CHECKSUM, CLASSIFICATION];

/** What all three stores keep unchanged: names that Azure takes, the size that S3 takes. */
export const Metadata = z
  .record(
    z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,63}$/, 'must have lower-case letters, digits and _, beginning with a letter')
      .refine((name) => !OURS.includes(name), 'is set by this tool'),
    z.string().regex(/^[!-~](?:[ -~]*[!-~])?$/, 'must be printable ASCII without spaces at its ends'),
  )
  .refine(
    (all) => Object.entries(all).join('').length <= MAX_BYTES - 200,
    `has more than ${MAX_BYTES} bytes`,
  );
