import type { S3 } from '#servers/s3/client.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import { codeOf } from './s3-code.ts';
import { readFacts } from './fact.ts';
import type { Fact } from './fact.ts';

/** S3 answers 404 with such a name where nothing was configured; other makers' S3 have shorter names. */
async function unlessUnset<T>(answer: Promise<T>, names: RegExp): Promise<T | undefined> {
  return answer.catch((error: unknown) => {
    if (error instanceof ToolFailure && names.test(codeOf(error))) return undefined;
    throw error;
  });
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API: what a bucket says of itself, one request each. */
export async function s3Facts(s3: S3, bucket: string, secure: boolean): Promise<Fact[]> {
  const Bucket = { Bucket: bucket };
  // One that is not there has no facts.
  await s3.ask((client, options) => client.headBucket(Bucket, options), 'container');
  const facts = await Promise.all([
    readFacts(['encryption_at_rest', 'customer_key'], 'GetBucketEncryption', async () => {
      const found = await unlessUnset(
        s3.ask((client, options) => client.getBucketEncryption(Bucket, options)),
        /EncryptionConfigurationNotFound/,
      );
      const rule = found?.ServerSideEncryptionConfiguration?.Rules?.[0]?.ApplyServerSideEncryptionByDefault;
      const kms = rule?.SSEAlgorithm?.startsWith('aws:kms') === true;
      return [
        {
          fact: 'encryption_at_rest',
          state: rule === undefined ? 'unknown' : 'on',
          detail:
            rule === undefined
              ? 'The bucket has no default encryption; objects may have'
              : `Default: ${rule.SSEAlgorithm}`,
        },
        {
          fact: 'customer_key',
          state: kms ? 'on' : 'off',
          detail: kms
            ? `KMS key ${rule.KMSMasterKeyID ?? '(the default one of the account)'}`
            : 'No KMS key by default',
        },
      ];
    }),
    readFacts(['versioning'], 'GetBucketVersioning', async () => {
      const { Status, MFADelete } = await s3.ask((client, options) =>
        client.getBucketVersioning(Bucket, options),
      );
      return [
        {
          fact: 'versioning',
          state: Status === 'Enabled' ? 'on' : Status === 'Suspended' ? 'partly' : 'off',
          detail: `Status: ${Status ?? 'never switched on'}; MFA delete: ${MFADelete ?? 'off'}`,
        },
      ];
    }),
    readFacts(['lifecycle'], 'GetBucketLifecycleConfiguration', async () => {
      const found = await unlessUnset(
        s3.ask((client, options) => client.getBucketLifecycleConfiguration(Bucket, options)),
        /NoSuchLifecycleConfiguration/,
      );
      const rules = found?.Rules?.length ?? 0;
      return [{ fact: 'lifecycle', state: rules > 0 ? 'on' : 'off', detail: `${rules} rules` }];
    }),
    readFacts(['public_access'], 'GetBucketPolicyStatus, GetBucketAcl, GetPublicAccessBlock', async () => {
      const policy = await unlessUnset(
        s3.ask((client, options) => client.getBucketPolicyStatus(Bucket, options)),
        /NoSuchBucketPolicy/,
      );
      const acl = await s3.ask((client, options) => client.getBucketAcl(Bucket, options));
      const block = await unlessUnset(
        s3.ask((client, options) => client.getPublicAccessBlock(Bucket, options)),
        /NoSuchPublicAccessBlock/,
      );
      const everybody = (acl.Grants ?? []).filter(({ Grantee }) =>
        /(?:AllUsers|AuthenticatedUsers)$/.test(Grantee?.URI ?? ''),
      );
      const open = policy?.PolicyStatus?.IsPublic === true || everybody.length > 0;
      const blocked = Object.values(block?.PublicAccessBlockConfiguration ?? {}).filter((one) => one).length;
      return [
        {
          fact: 'public_access',
          state: open ? 'on' : 'off',
          detail: `Policy public: ${String(policy?.PolicyStatus?.IsPublic ?? false)}; grants to everybody: ${everybody.length}; blocks switched on: ${blocked} of 4`,
        },
      ];
    }),
    readFacts(['access_logging'], 'GetBucketLogging', async () => {
      const { LoggingEnabled: log } = await s3.ask((client, options) =>
        client.getBucketLogging(Bucket, options),
      );
      return [
        {
          fact: 'access_logging',
          state: log === undefined ? 'off' : 'on',
          detail: `Server access logs: ${log?.TargetBucket ?? 'none'}; CloudTrail is not visible to this server`,
        },
      ];
    }),
    readFacts(['retention_lock'], 'GetObjectLockConfiguration', async () => {
      const found = await unlessUnset(
        s3.ask((client, options) => client.getObjectLockConfiguration(Bucket, options)),
        /ObjectLockConfigurationNotFound|InvalidRequest/,
      );
      const lock = found?.ObjectLockConfiguration;
      const kept = lock?.Rule?.DefaultRetention;
      return [
        {
          fact: 'retention_lock',
          state: lock?.ObjectLockEnabled === undefined ? 'off' : kept === undefined ? 'partly' : 'on',
          detail: `Object lock: ${lock?.ObjectLockEnabled ?? 'off'}; default: ${kept === undefined ? 'none' : `${kept.Mode} ${kept.Days ?? kept.Years} ${kept.Days === undefined ? 'years' : 'days'}`}`,
        },
      ];
    }),
    readFacts(['location'], 'GetBucketLocation', async () => {
      const { LocationConstraint } = await s3.ask((client, options) =>
        client.getBucketLocation(Bucket, options),
      );
      return [{ fact: 'location', state: 'on', detail: LocationConstraint ?? 'us-east-1' }];
    }),
  ]);
  const transport: Fact = {
    fact: 'encrypted_transport',
    state: secure ? 'unknown' : 'off',
    detail: secure
      ? 'This connection is encrypted; whether the policy of the bucket refuses others was not looked at'
      : 'This connection is plain HTTP',
    how: 'the address in the settings',
  };
  return [...facts.flat(), transport];
}
