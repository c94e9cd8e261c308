import { Readable } from 'node:stream';
import type {
  HeadObjectCommandOutput,
  LifecycleRule as NativeRule,
  ServerSideEncryption,
} from '@aws-sdk/client-s3';
import type { Json } from '#contract/json.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { Settings } from '#servers/kit/settings.ts';
import { openS3 } from '#servers/s3/client.ts';
import { notS3, s3Failure } from '#servers/s3/failure.ts';
import { uploadFile } from '#servers/s3/upload.ts';
import { createLine } from './line.ts';
import type { LineOptions } from './line.ts';
import { codeOf } from './s3-code.ts';
import { s3Facts } from './s3-facts.ts';
import { nativeRules, s3Rules } from './s3-lifecycle.ts';
import { NATIVE_CLASSES } from './storage-class.ts';
import type { ObjectHead, ObjectStore, Place, StoredObject } from './store.ts';
import { refuseTaken } from './store-failure.ts';
import type { Transfers } from './transfers.ts';

const PAGE = 1_000;
/** All but the last must have so many bytes. */
const SMALLEST_PART = 5 * 1024 * 1024;
/** What they say who do not encrypt. */
const NO_ENCRYPTION = /^(?:Invalid(?:Request|Argument|EncryptionAlgorithmError)|NotImplemented|KMS)/;

/** S3 and what speaks like it, by the client that the server s3-storage has too. */
export async function openS3Store(
  settings: Settings,
  { signal, fields, idleMs }: LineOptions,
  { multipartFrom, partBytes, parallel }: Transfers,
): Promise<ObjectStore> {
  const s3 = openS3({ settings, signal }, idleMs);
  const line = createLine('s3', { signal, fields, idleMs }, (error) =>
    s3Failure(error, s3.host, fields.object),
  );
  const secure = !(settings.get('S3_ENDPOINT') ?? '').startsWith('http:');
  const ask: typeof s3.ask = (send, field = fields.container) =>
    s3.ask(send, field).catch((error: unknown) => {
      throw blame(error, fields.container);
    });
  const target = ({ container, name }: Place) => ({ Bucket: container, Key: name });

  /** An answer to HEAD has no words: whether the bucket is what is missing must be asked. */
  async function head(at: Place): Promise<ObjectHead> {
    try {
      return headOf(
        at.name,
        await ask((client, options) => client.headObject(target(at), options), fields.object),
      );
    } catch (error) {
      if (error instanceof ToolFailure && error.code === 'N') {
        await ask((client, options) => client.headBucket({ Bucket: at.container }, options));
      }
      throw error;
    }
  }

  /** Not every S3 heeds If-None-Match. */
  async function requireFree(at: Place, replace: boolean): Promise<void> {
    if (replace) return;
    const found = await head(at).catch((error: unknown) => {
      if (error instanceof ToolFailure && error.code === 'N' && error.fields['field'] === fields.object)
        return undefined;
      throw error;
    });
    if (found !== undefined) throw refuseTaken('s3', fields);
  }

  function encryption(encrypt: boolean): {
    ServerSideEncryption?: ServerSideEncryption;
    SSEKMSKeyId?: string;
  } {
    const key = settings.get('AWS_KMS_KEY_ID');
    if (!encrypt) return {};
    return key === undefined
      ? { ServerSideEncryption: 'AES256' }
      : { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: key };
  }

  return {
    provider: 's3',
    async containers(limit) {
      const { Buckets = [] } = await ask((client, options) => client.listBuckets({}, options));
      return Buckets.slice(0, limit).flatMap(({ Name }) => Name ?? []);
    },
    async list(container, prefix, limit) {
      const objects: StoredObject[] = [];
      let token: string | undefined;
      do {
        const page = {
          Bucket: container,
          Prefix: prefix,
          MaxKeys: Math.min(limit + 1 - objects.length, PAGE),
        };
        const answer = await ask((client, options) =>
          client.listObjectsV2(
            { ...page, ...(token === undefined ? {} : { ContinuationToken: token }) },
            options,
          ),
        );
        if (answer.Name === undefined) throw notS3(s3.host);
        for (const { Key = '', Size = 0, LastModified, StorageClass = '' } of answer.Contents ?? []) {
          if (objects.length === limit) return { objects, more: true };
          const modified = (LastModified ?? new Date(0)).toISOString();
          objects.push({ name: Key, size: Size, modified, storageClass: StorageClass });
        }
        token = answer.IsTruncated === true ? answer.NextContinuationToken : undefined;
      } while (token !== undefined);
      return { objects, more: false };
    },
    head,
    async put(at, { file, metadata, storageClass, encrypt, replace }) {
      await requireFree(at, replace);
      const sent = await uploadFile(s3, {
        bucket: at.container,
        key: at.name,
        path: file.path,
        fields: { file: 'file_path', bucket: fields.container },
        facts: {
          Metadata: metadata,
          ContentType: 'application/octet-stream',
          StorageClass: NATIVE_CLASSES.s3[storageClass],
          ...encryption(encrypt),
        },
        parts: { from: multipartFrom, bytes: Math.max(partBytes, SMALLEST_PART), parallel },
      }).catch((error: unknown) => {
        throw encrypt ? maybeNoEncryption(error) : error;
      });
      if (sent.sha256 === file.sha256) return;
      throw new ToolFailure('E', 'The file changed while it was sent. Send it again.', { reason: 'changed' });
    },
    async get(at) {
      const answer = await ask((client, options) => client.getObject(target(at), options), fields.object);
      if (!(answer.Body instanceof Readable) || answer.LastModified === undefined) throw notS3(s3.host);
      return { head: headOf(at.name, answer), body: line.body(answer.Body) };
    },
    async remove(at) {
      await ask((client, options) => client.deleteObject(target(at), options), fields.object);
    },
    async copy(from, to, replace) {
      await requireFree(to, replace);
      const found = await head(from);
      const source = `${from.container}/${from.name.split('/').map(encodeURIComponent).join('/')}`;
      await ask(
        (client, options) =>
          client.copyObject(
            { ...target(to), CopySource: source, ...encryption(found.encryption !== null) },
            options,
          ),
        fields.object,
      );
    },
    async lifecycle(container) {
      try {
        const answer = await ask((client, options) =>
          client.getBucketLifecycleConfiguration({ Bucket: container }, options),
        );
        return nativeRules(answer.Rules ?? []);
      } catch (error) {
        const none = error instanceof ToolFailure && codeOf(error) === 'NoSuchLifecycleConfiguration';
        if (none) return [];
        throw error;
      }
    },
    translate: s3Rules,
    async setLifecycle(container, rules: readonly Json[]) {
      // As s3Rules made them.
      const Rules = rules as unknown as NativeRule[];
      await ask((client, options) =>
        Rules.length === 0
          ? client.deleteBucketLifecycle({ Bucket: container }, options)
          : client.putBucketLifecycleConfiguration(
              { Bucket: container, LifecycleConfiguration: { Rules } },
              options,
            ),
      );
    },
    facts: (container) => s3Facts(s3, container, secure),
  };
}

function headOf(name: string, found: HeadObjectCommandOutput): ObjectHead {
  const { ServerSideEncryption: algorithm, SSEKMSKeyId: key } = found;
  return {
    name,
    size: found.ContentLength ?? 0,
    modified: (found.LastModified ?? new Date(0)).toISOString(),
    storageClass: found.StorageClass ?? '',
    contentType: found.ContentType ?? '',
    metadata: found.Metadata ?? {},
    encryption: algorithm === undefined ? null : `${algorithm}${key === undefined ? '' : ` (${key})`}`,
    version: found.VersionId ?? null,
  };
}

/** Many an S3 that is not Amazon's refuses to encrypt, and says no more than that the request is bad. */
function maybeNoEncryption(error: unknown): unknown {
  if (!(error instanceof ToolFailure) || !NO_ENCRYPTION.test(codeOf(error))) return error;
  return new ToolFailure(
    'E',
    `${error.message} It may not offer the encryption that was asked for: set AWS_KMS_KEY_ID in this server's settings if it has keys, or pass encryption=false for what is neither confidential nor restricted.`,
    { ...error.fields, field: 'encryption' },
  );
}

function blame(error: unknown, container: string): unknown {
  if (!(error instanceof ToolFailure) || codeOf(error) !== 'NoSuchBucket') return error;
  return new ToolFailure('N', error.message, { ...error.fields, field: container });
}
