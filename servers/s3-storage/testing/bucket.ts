import { S3 } from '@aws-sdk/client-s3';
import { settingsOf } from './folder.ts';

/** A bucket of a real S3, looked at past our own client. */
export interface TestingBucket {
  client: S3;
  put(key: string, body: string): Promise<void>;
  /** Ids of uploads in parts that were neither completed nor ended. */
  unfinished(): Promise<string[]>;
  remove(): Promise<void>;
}

export async function createTestingBucket(endpoint: string, bucket: string): Promise<TestingBucket> {
  const settings = settingsOf(endpoint);
  const client = new S3({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: {
      accessKeyId: settings['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: settings['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  });
  await client.createBucket({ Bucket: bucket });
  return {
    client,
    async put(Key, Body) {
      await client.putObject({ Bucket: bucket, Key, Body });
    },
    async unfinished() {
      const { Uploads = [] } = await client.listMultipartUploads({ Bucket: bucket });
      return Uploads.flatMap(({ UploadId }) => UploadId ?? []);
    },
    async remove() {
      const { Versions = [], DeleteMarkers = [] } = await client.listObjectVersions({ Bucket: bucket });
      for (const { Key, VersionId } of [...Versions, ...DeleteMarkers]) {
        await client.deleteObject({ Bucket: bucket, Key: Key ?? '', VersionId });
      }
      await client.deleteBucket({ Bucket: bucket });
      client.destroy();
    },
  };
}
