import { z } from 'zod';
import { CHECKSUM_METADATA } from '../s3/upload.ts';

const MAX_BYTES = 2_048 - CHECKSUM_METADATA.length - 64;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html: headers, 2 KB of them. */
export const ObjectMetadata = z
  .record(
    z.string().regex(/^[A-Za-z0-9._-]{1,128}$/, 'has a name with other characters than A-Z a-z 0-9 . _ -'),
    z.string().regex(/^[ -~]*$/, 'has a value with other characters than printable ASCII'),
  )
  .refine((metadata) => !Object.keys(metadata).some((name) => name.toLowerCase() === CHECKSUM_METADATA), {
    error: `has ${CHECKSUM_METADATA}, which is set by this tool`,
  })
  .refine((metadata) => Object.entries(metadata).flat().join('').length <= MAX_BYTES, {
    error: `has more than ${MAX_BYTES} bytes`,
  });
