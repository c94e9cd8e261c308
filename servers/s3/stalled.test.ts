import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSettings } from '../kit/settings.ts';
import { createTestingFolder, settingsOf } from '../s3-storage/testing/folder.ts';
import type { TestingFolder } from '../s3-storage/testing/folder.ts';
import { createWebServer } from '../s3-storage/testing/web-server.ts';
import type { WebServer } from '../s3-storage/testing/web-server.ts';
import { openS3 } from './client.ts';
import { downloadFile } from './download.ts';
import { s3Settings } from './manifest.ts';
import { uploadFile } from './upload.ts';

const STALL_MS = 100;
let folder: TestingFolder;
let web: WebServer | undefined;

beforeEach(() => {
  folder = createTestingFolder();
});
afterEach(async () => {
  expect(folder.names()).toEqual(['in.txt']);
  folder.remove();
  await web?.close();
  web = undefined;
});

const open = (url: string) =>
  openS3(
    { settings: createSettings(s3Settings, settingsOf(url)), signal: new AbortController().signal },
    STALL_MS,
  );
const download = () => ({
  bucket: 'bucket-of-tests',
  key: 'a',
  path: path.join(folder.path, 'out.txt'),
  fields: { file: 'local_path', key: 's3_key' },
  overwrite: false,
});
const upload = () => ({
  bucket: 'bucket-of-tests',
  key: 'a',
  path: path.join(folder.path, 'in.txt'),
  fields: { file: 'file_path', bucket: 'bucket_name' },
});

test('an S3 that never answers is T', async () => {
  web = await createWebServer(() => undefined);
  await expect(uploadFile(open(web.url), upload())).rejects.toMatchObject({ code: 'T' });
});

const half = { 'content-length': '10', etag: '"0"', 'last-modified': new Date(0).toUTCString() };

test('an object whose second half never comes is T, and no file comes of it', async () => {
  web = await createWebServer((_request, response) => {
    response.writeHead(200, half).write('first');
  });
  await expect(downloadFile(open(web.url), download())).rejects.toMatchObject({ code: 'T' });
});

test('an object that is cut off in the middle is E, and no file comes of it', async () => {
  web = await createWebServer((request, response) => {
    response.writeHead(200, half).write('first', () => request.socket.destroy());
  });
  await expect(downloadFile(open(web.url), download())).rejects.toMatchObject({ code: 'E' });
});

test('an object with another checksum than its answer names is E', async () => {
  web = await createWebServer((_request, response) => {
    const sha256 = Buffer.alloc(32).toString('base64');
    response.writeHead(200, { ...half, 'x-amz-checksum-sha256': sha256 }).end('ten  bytes');
  });
  const failed = downloadFile(open(web.url), download());
  await expect(failed).rejects.toMatchObject({ code: 'E', fields: { reason: 'checksum' } });
});

test('parts that may be left behind are told, also when nobody answers any more', async () => {
  web = await createWebServer((request, response) => {
    if (request.method !== 'POST') request.socket.destroy();
    else
      response
        .writeHead(200, { 'content-type': 'application/xml' })
        .end(
          '<InitiateMultipartUploadResult><Bucket>b</Bucket><Key>a</Key><UploadId>left</UploadId></InitiateMultipartUploadResult>',
        );
  });
  const parts = { from: 1, bytes: 2, parallel: 2 };
  const failed = uploadFile(open(web.url), { ...upload(), parts });
  await expect(failed).rejects.toMatchObject({ code: 'E', fields: { dangling_upload_id: 'left' } });
  expect(web.asked.filter((asked) => asked.startsWith('DELETE'))).toHaveLength(3);
});
