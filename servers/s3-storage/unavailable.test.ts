import { constants, openSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { callContext, connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { s3Storage } from './s3-storage.ts';
import { S3_CALLS } from './testing/calls.ts';
import { createTestingFolder, settingsOf } from './testing/folder.ts';
import type { TestingFolder } from './testing/folder.ts';
import { createWebServer } from './testing/web-server.ts';
import type { WebServer } from './testing/web-server.ts';

let folder: TestingFolder;
let web: WebServer | undefined;
let server: TestClient | undefined;

beforeAll(() => {
  folder = createTestingFolder();
});
afterEach(async () => {
  await server?.close();
  await web?.close();
  [server, web] = [undefined, undefined];
  expect(folder.names()).toEqual(['in.txt']);
});
afterAll(() => {
  folder.remove();
});

const connect = async (settings: Record<string, string>): Promise<TestClient> => {
  server = await connectTo(s3Storage, { folders: [folder.path], settings });
  return server;
};
const listBuckets = (body: string) => `<ListAllMyBucketsResult>${body}</ListAllMyBucketsResult>`;

test.each(S3_CALLS)('%s %j is D when nobody answers, and says where', async (tool, args) => {
  const { error, text } = await (await connect(settingsOf('http://127.0.0.1:1'))).call(tool, args);
  expect(error).toMatchObject({ code: 'D', host: '127.0.0.1:1', errno: 'ECONNREFUSED' });
  expect(text).toContain('settings');
});

test.each(S3_CALLS)('%s %j is an error when another web server answers', async (tool, args) => {
  web = await createWebServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Welcome</body></html>');
  });
  const { error } = await (await connect(settingsOf(web.url))).call(tool, args);
  expect(error).toMatchObject({ code: 'E' });
  expect(web.asked.length).toBeGreaterThan(0);
});

test.each(S3_CALLS)('%s %j is an error when it hangs up, after three attempts', async (tool, args) => {
  web = await createWebServer((request) => request.socket.destroy());
  const { error } = await (await connect(settingsOf(web.url))).call(tool, args);
  expect(error).toMatchObject({ code: 'E' });
  expect(web.asked).toHaveLength(3);
});

test.each(S3_CALLS)('%s %j ends at once when it is cancelled', async (tool, args) => {
  const cancel = new AbortController();
  web = await createWebServer(() => {
    cancel.abort(new Error('enough'));
  });
  const context = callContext(s3Storage, {
    folders: [folder.path],
    settings: settingsOf(web.url),
    signal: cancel.signal,
  });
  const found = s3Storage.tools.find(({ name }) => name === tool);
  await expect(found?.call(args, context)).rejects.toThrow('enough');
  expect(web.asked).toHaveLength(1);
});

test.each(S3_CALLS)('%s %j is D without credentials', async (tool, args) => {
  const { error, text } = await (await connect({})).call(tool, args);
  expect(error).toMatchObject({ code: 'D', setting: 'AWS_ACCESS_KEY_ID' });
  expect(text).toContain('Set AWS_ACCESS_KEY_ID');
});

test.each([
  [{ S3_ENDPOINT: 'nonsense' }, 'S3_ENDPOINT'],
  [{ S3_ENDPOINT: 'ftp://host' }, 'S3_ENDPOINT'],
  [{ S3_ENDPOINT: 'http://user:word@host' }, 'S3_ENDPOINT'],
  [{ S3_PATH_STYLE: 'perhaps' }, 'S3_PATH_STYLE'],
  [{ AWS_DEFAULT_REGION: 'not/a region' }, 'AWS_DEFAULT_REGION'],
  [{ AWS_SECRET_ACCESS_KEY: '' }, 'AWS_SECRET_ACCESS_KEY'],
])('settings %j are D', async (wrong, setting) => {
  const other = await connect({ ...settingsOf('http://127.0.0.1:1'), ...wrong });
  expect((await other.call('s3_list_buckets', {})).error).toMatchObject({ code: 'D', setting });
});

test('an address of cloud metadata is refused, whoever put it into the settings', async () => {
  const other = await connect(settingsOf('http://169.254.169.254'));
  expect((await other.call('s3_list_buckets', {})).error).toMatchObject({ code: 'P' });
});

describe('what S3 answers', () => {
  const refusal = (code: string) => `<Error><Code>${code}</Code><Message>so it is</Message></Error>`;

  test.each([
    [403, 'InvalidAccessKeyId', 'A'],
    [403, 'SignatureDoesNotMatch', 'A'],
    [400, 'ExpiredToken', 'A'],
    [403, 'AccessDenied', 'A'],
    [401, 'Unauthorized', 'A'],
    [404, 'NoSuchBucket', 'N'],
    [429, 'TooManyRequests', 'R'],
    [503, 'SlowDown', 'R'],
    [500, 'InternalError', 'E'],
    [501, 'NotImplemented', 'E'],
    [400, 'AuthorizationHeaderMalformed', 'D'],
    [301, 'PermanentRedirect', 'D'],
  ])('%i %s is %s', async (status, name, code) => {
    web = await createWebServer((_request, response) => {
      response.writeHead(status, { 'content-type': 'application/xml' }).end(refusal(name));
    });
    const other = await connect(settingsOf(web.url));
    const { error } = await other.call('s3_list_objects', { bucket_name: 'bucket-of-tests' });
    expect(error).toMatchObject({ code });
    if (status >= 400) expect(error).toMatchObject({ status, s3_code: name });
    if (code === 'N') expect(error).toMatchObject({ field: 'bucket_name' });
  });

  test('a redirect to another host is not followed and says the region', async () => {
    web = await createWebServer((_request, response) => {
      response.writeHead(307, { location: 'http://127.0.0.2:1/elsewhere' }).end();
    });
    const { error } = await (await connect(settingsOf(web.url))).call('s3_list_buckets', {});
    expect(error).toMatchObject({ code: 'D', setting: 'AWS_DEFAULT_REGION' });
    expect(web.asked).toHaveLength(1);
  });

  test('what passes is tried again', async () => {
    web = await createWebServer((_request, response) => {
      const status = (web?.asked.length ?? 0) < 3 ? 503 : 200;
      response
        .writeHead(status, { 'content-type': 'application/xml' })
        .end(listBuckets('<Owner/><Buckets/>'));
    });
    const { error, data } = await (await connect(settingsOf(web.url))).call('s3_list_buckets', {});
    expect(error).toBeUndefined();
    expect(data).toEqual({ buckets: [], count: 0 });
  });

  test('many buckets come in pages', async () => {
    const bucket = (name: string) => `<Buckets><Bucket><Name>${name}</Name></Bucket></Buckets>`;
    web = await createWebServer((request, response) => {
      const next = request.url?.includes('continuation-token=go%20on') === true;
      const body = next ? bucket('second') : `${bucket('first')}<ContinuationToken>go on</ContinuationToken>`;
      response.writeHead(200, { 'content-type': 'application/xml' }).end(listBuckets(body));
    });
    const { data } = await (await connect(settingsOf(web.url))).call('s3_list_buckets', {});
    expect(data).toMatchObject({ count: 2, buckets: [{ name: 'first' }, { name: 'second', created: null }] });
  });
});

test.skipIf(process.platform === 'win32')(
  'nothing but the settings is asked: no profile, no address of the environment, no metadata service (a FIFO: not on Windows)',
  async () => {
    web = await createWebServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/xml' }).end(listBuckets('<Owner/><Buckets/>'));
    });
    // Whoever reads it waits for a writer, and would be seen.
    const profile = path.join(folder.path, 'profile');
    execFileSync('mkfifo', [profile]);
    const lures = {
      AWS_CONFIG_FILE: profile,
      AWS_SHARED_CREDENTIALS_FILE: profile,
      AWS_PROFILE: 'lure',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1',
      AWS_ACCESS_KEY_ID: 'LURE',
      AWS_SECRET_ACCESS_KEY: 'lure-secret',
      AWS_EC2_METADATA_SERVICE_ENDPOINT: web.url,
      AWS_USE_FIPS_ENDPOINT: 'true',
    };
    const before = { ...process.env };
    Object.assign(process.env, lures);
    try {
      const own = await connect(settingsOf(web.url));
      expect((await own.call('s3_list_buckets', {})).error).toBeUndefined();
      await own.close();
      expect(web.asked).toEqual(['GET /?x-id=ListBuckets']);
      const none = await connect({ S3_ENDPOINT: web.url });
      expect((await none.call('s3_list_buckets', {})).error).toMatchObject({ code: 'D' });
      await none.close();
      // Amazon itself: an address without asking anybody.
      const amazon = await connect({ AWS_ACCESS_KEY_ID: 'TESTKEY', AWS_SECRET_ACCESS_KEY: 'test-secret' });
      const { data } = await amazon.call('s3_create_presigned_url', { bucket: 'bucket-of-tests', key: 'a' });
      expect(data['url']).toMatch(/^https:\/\/bucket-of-tests\.s3\.us-east-1\.amazonaws\.com\/a\?/);
      expect(web.asked).toHaveLength(1);
      expect(() => openSync(profile, constants.O_WRONLY | constants.O_NONBLOCK)).toThrow('ENXIO');
    } finally {
      for (const name of Object.keys(lures)) delete process.env[name];
      Object.assign(process.env, before);
      execFileSync('rm', [profile]);
    }
  },
);
