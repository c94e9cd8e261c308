import type { ToolFailure } from '#servers/kit/failure.ts';

/** What S3 itself calls the failure; empty when it said nothing. */
export function codeOf({ fields }: ToolFailure): string {
  const code = fields['s3_code'];
  return typeof code === 'string' ? code : '';
}
