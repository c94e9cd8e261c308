import type { BundledServerInput } from '#contract/bundled.ts';
import { text } from '#contract/text.ts';

/** What the servers that work with S3 can be told; the same for each, so that both are set up alike. */
export const s3Settings = [
  { env: 'AWS_ACCESS_KEY_ID', kind: 'secret', required: false, group: 'S3' },
  { env: 'AWS_SECRET_ACCESS_KEY', kind: 'secret', required: false, group: 'S3' },
  { env: 'AWS_SESSION_TOKEN', kind: 'secret', required: false, group: 'S3' },
  { env: 'AWS_DEFAULT_REGION', kind: 'text', required: false, default: 'us-east-1', group: 'S3' },
  { env: 'S3_ENDPOINT', kind: 'url', required: false, group: 'S3' },
  { env: 'S3_PATH_STYLE', kind: 'boolean', required: false, group: 'S3' },
] as const satisfies BundledServerInput['settings'];

export const s3Needs = [
  { kind: 'account', name: 'S3', how: text('need.s3'), setting: 'AWS_ACCESS_KEY_ID' },
] satisfies BundledServerInput['needs'];
