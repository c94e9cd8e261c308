import type { JsonObject } from '#contract/json.ts';
import { createSettings } from '#servers/kit/settings.ts';
import { openS3 } from '#servers/s3/client.ts';
import { cloudStorage } from '../cloud-storage.ts';
import type { Provider } from '../provider.ts';
import { startAzurite } from './azurite.ts';
import { createFakeGcs } from './fake-gcs.ts';

/** A store to test against. */
export interface Backend {
  provider: Provider;
  settings: Record<string, string>;
  port: number;
  /** Settings for the same store behind another port. */
  through(port: number): Record<string, string>;
  make(container: string): Promise<void>;
  /** Puts an object there as somebody else would. */
  put(
    container: string,
    name: string,
    content: string | Buffer,
    metadata?: Record<string, string>,
  ): Promise<void>;
  /** Takes it away for good; what of it is still used by others is theirs to clear. */
  close(): Promise<void>;
}

export async function gcsBackend(keyFile: (json: JsonObject) => string): Promise<Backend> {
  const fake = await createFakeGcs();
  const file = keyFile(fake.key);
  const through = (port: number) => ({
    GOOGLE_APPLICATION_CREDENTIALS: file,
    GCP_STORAGE_ENDPOINT: `http://127.0.0.1:${port}`,
  });
  const port = Number(new URL(fake.url).port);
  return {
    provider: 'gcs',
    settings: through(port),
    port,
    through,
    make: async (container) => fake.buckets.make(container),
    async put(container, name, content, metadata = {}) {
      fake.buckets.put(container, name, Buffer.from(content), { metadata });
    },
    close: () => fake.close(),
  };
}

export async function azureBackend(): Promise<Backend> {
  const azurite = await startAzurite();
  const { BlobServiceClient } = await import('@azure/storage-blob');
  const client = BlobServiceClient.fromConnectionString(azurite.connection());
  const through = (port: number) => ({ AZURE_STORAGE_CONNECTION_STRING: azurite.connection(port) });
  return {
    provider: 'azure',
    settings: through(azurite.port),
    port: azurite.port,
    through,
    async make(container) {
      await client.getContainerClient(container).createIfNotExists();
    },
    async put(container, name, content, metadata = {}) {
      const blob = client.getContainerClient(container).getBlockBlobClient(name);
      await blob.uploadData(Buffer.from(content), { metadata });
    },
    close: () => azurite.kill(),
  };
}

/** The one of test/backends/s3.sh, at `endpoint`. */
export async function s3Backend(endpoint: string): Promise<Backend> {
  const through = (port: number) => ({
    S3_ENDPOINT: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: process.env['PATCHBAY_TEST_S3_KEY'] ?? '',
    AWS_SECRET_ACCESS_KEY: process.env['PATCHBAY_TEST_S3_SECRET'] ?? '',
    AWS_KMS_KEY_ID: 'patchbay-key',
  });
  const port = Number(new URL(endpoint).port);
  const settings = createSettings(cloudStorage.settings ?? [], through(port));
  const s3 = openS3({ settings, signal: new AbortController().signal });
  const made: string[] = [];

  async function clear(Bucket: string): Promise<void> {
    const { Contents = [] } = await s3.ask((client, options) => client.listObjectsV2({ Bucket }, options));
    for (const { Key } of Contents)
      await s3.ask((client, options) => client.deleteObject({ Bucket, Key }, options));
    await s3.ask((client, options) => client.deleteBucket({ Bucket }, options));
  }

  return {
    provider: 's3',
    settings: through(port),
    port,
    through,
    async make(container) {
      await s3.ask((client, options) => client.createBucket({ Bucket: container }, options));
      made.push(container);
    },
    async put(container, name, content, metadata = {}) {
      const object = { Bucket: container, Key: name, Body: Buffer.from(content), Metadata: metadata };
      await s3.ask((client, options) => client.putObject(object, options));
    },
    async close() {
      for (const bucket of made) await clear(bucket);
    },
  };
}
