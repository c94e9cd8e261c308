import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { BucketName, ObjectKey } from '../s3/names.ts';

// A parameter with two names is optional under each, because callers check by the schema; `given` asks for one.

export const bucketParameters = {
  bucket_name: BucketName.optional().describe('Required: the bucket'),
  bucket: BucketName.optional().describe('Another name for bucket_name'),
};

export const keyParameters = {
  s3_key: ObjectKey.optional().describe('Required: the key of the object'),
  key: ObjectKey.optional().describe('Another name for s3_key'),
};

export const VersionId = z.string().min(1).max(1_024);

export const dryRun = z
  .boolean()
  .default(false)
  .describe('Only tell what would be replaced by what; nothing is changed');

/**
 * The value of a parameter with several names, the first of which is its own, and the name that it came by. Throws V
 * when there is none, or two that differ.
 */
export function given(names: Record<string, string | undefined>): { value: string; field: string } {
  const own = Object.keys(names)[0] ?? '';
  const found = Object.entries(names).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const [first] = found;
  if (first === undefined) throw new ToolFailure('V', `${own}: is required (string)`, { field: own });
  const other = found.find(([, value]) => value !== first[1]);
  if (other === undefined) return { value: first[1], field: first[0] };
  throw new ToolFailure('V', `${other[0]}: is another name for ${first[0]} and says something else`, {
    field: other[0],
  });
}
