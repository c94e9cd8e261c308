import { defineServer } from '#servers/kit/server.ts';
import { s3Context } from './context.ts';
import { deleteObject } from './delete-object.ts';
import { downloadFileTool } from './download-file.ts';
import { getEncryption, putEncryption } from './encryption.ts';
import { getLifecycle, putLifecycle } from './lifecycle.ts';
import { listBuckets } from './list-buckets.ts';
import { listObjects } from './list-objects.ts';
import { s3Storage as manifest } from './manifest.ts';
import { createPresignedUrl } from './presigned-url.ts';
import { uploadFileTool } from './upload-file.ts';
import { getVersioning, putVersioning } from './versioning.ts';

/** Objects and buckets of Amazon S3 or a compatible storage: spec/servers.md A.1.13. */
export const s3Storage = defineServer({
  name: manifest.id,
  title: manifest.title,
  version: '1.0.0',
  instructions:
    'Works on the S3 of the settings, with their credentials alone. Local paths are in the workspace; relative ones start at its first folder. Before replacing versioning, lifecycle or encryption of a bucket, ask with dry_run and show the difference.',
  settings: manifest.settings,
  tools: [
    listBuckets,
    listObjects,
    uploadFileTool,
    downloadFileTool,
    deleteObject,
    createPresignedUrl,
    getVersioning,
    putVersioning,
    getLifecycle,
    putLifecycle,
    getEncryption,
    putEncryption,
    s3Context.tool,
  ],
  resources: [s3Context.resource],
});
