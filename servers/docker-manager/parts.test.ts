import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-fs';
import { expect, test } from 'vitest';
import { createSettings } from '#servers/kit/settings.ts';
import { packContext } from './build-context.ts';
import { createFrames } from './frames.ts';
import { dockerManager } from './manifest.ts';
import { secondsOf } from './moment.ts';
import { ImageName, splitImage } from './names.ts';
import { createOutput } from './output.ts';
import { publish } from './ports.ts';
import { loginFor } from './registry-login.ts';
import { createTestingWorkspace } from './testing-workspace.ts';

test.each([
  ['busybox', 'busybox', undefined],
  ['team/app:1.2-rc', 'team/app', '1.2-rc'],
  ['registry.example.com:5000/team/app', 'registry.example.com:5000/team/app', undefined],
  ['localhost/a_b__c-d:x', 'localhost/a_b__c-d', 'x'],
])('%s is an image', (image, repository, tag) => {
  expect(ImageName.safeParse(image).success).toBe(true);
  expect(splitImage(image)).toEqual({ repository, tag });
});

test('a frame may come in pieces, and several in one', () => {
  const frame = (stream: number, text: string) => {
    const header = Buffer.alloc(8);
    header[0] = stream;
    header.writeUInt32BE(Buffer.byteLength(text), 4);
    return Buffer.concat([header, Buffer.from(text)]);
  };
  const line = Buffer.concat([frame(1, 'out'), frame(2, 'déjà'), frame(1, ''), frame(1, 'end')]);
  for (const size of [1, 3, 8, 100]) {
    const seen = { stdout: '', stderr: '' };
    const bytes: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] };
    const take = createFrames(false, (stream, piece) => bytes[stream].push(piece));
    for (let at = 0; at < line.length; at += size) take(line.subarray(at, at + size));
    for (const stream of ['stdout', 'stderr'] as const)
      seen[stream] = Buffer.concat(bytes[stream]).toString();
    expect(seen).toEqual({ stdout: 'outend', stderr: 'déjà' });
  }
});

test('output is kept up to a mebibyte, then it is said to be cut', () => {
  const output = createOutput(true);
  output.push(Buffer.alloc(1024 * 1024 - 1, 'a'));
  output.push(Buffer.from('b'));
  expect(output.taken()).toMatchObject({ truncated: false });
  output.push(Buffer.from('c'));
  const { stdout, truncated } = output.taken();
  expect([stdout.length, stdout.at(-1), truncated]).toEqual([1024 * 1024, 'b', true]);
});

test('ports are published on this machine alone', () => {
  expect(publish(['80', '8080:80', '53:53/udp']).PortBindings).toEqual({
    '80/tcp': [
      { HostIp: '127.0.0.1', HostPort: '' },
      { HostIp: '127.0.0.1', HostPort: '8080' },
    ],
    '53/udp': [{ HostIp: '127.0.0.1', HostPort: '53' }],
  });
});

test('moments', () => {
  expect(secondsOf('10m', 1_000_000_000)).toBe(999_400);
  expect(secondsOf('1700000000.9', 0)).toBe(1_700_000_000);
  expect(secondsOf('2023-11-14T22:13:20Z', 0)).toBe(1_700_000_000);
});

test('a login goes to its own registry and no other', () => {
  const settings = (registry?: string) =>
    createSettings(dockerManager.settings, {
      DOCKER_REGISTRY: registry,
      DOCKER_REGISTRY_USERNAME: 'me',
      DOCKER_REGISTRY_PASSWORD: 'secret',
    });
  expect(loginFor('team/app', settings())).toMatchObject({ username: 'me', password: 'secret' });
  expect(loginFor('evil.example/team/app', settings())).toBeUndefined();
  expect(loginFor('localhost/app', settings())).toBeUndefined();
  expect(loginFor('reg.example:5000/app', settings('reg.example:5000'))).toMatchObject({
    serveraddress: 'reg.example:5000',
  });
  expect(loginFor('reg.example/app', settings('reg.example:5000'))).toBeUndefined();
  expect(loginFor('team/app', createSettings(dockerManager.settings, {}))).toBeUndefined();
});

test('a context has what .dockerignore leaves, and the Dockerfile wherever it is', async () => {
  const workspace = createTestingWorkspace();
  mkdirSync(workspace.at('app/skip/deep'), { recursive: true });
  mkdirSync(workspace.at('app/empty'));
  writeFileSync(workspace.at('app/skip/deep/no.txt'), '');
  writeFileSync(workspace.at('app/skip/keep.txt'), 'kept');
  writeFileSync(workspace.at('app/.dockerignore'), 'skip\n!skip/keep.txt\nDockerfile\n');
  const { signal } = new AbortController();
  const unpack = async (folder: string, dockerfile: string) => {
    const packed = await packContext(folder, dockerfile, signal);
    const to = workspace.at(`unpacked-${path.basename(folder)}`);
    await once(packed.stream.pipe(createGunzip()).pipe(extract(to)), 'finish');
    const names = readdirSync(to, { recursive: true }).map(String).toSorted();
    return { names, content: readFileSync(path.join(to, packed.dockerfile), 'utf8') };
  };
  const inside = await unpack(workspace.at('app'), workspace.at('app/Dockerfile'));
  expect(inside.names).toEqual(
    ['.dockerignore', 'Dockerfile', 'data', 'data/a.txt', 'empty', 'skip', 'skip/keep.txt'].map((name) =>
      path.normalize(name),
    ),
  );
  expect(inside.content).toBe('FROM scratch\nCOPY . /app\n');
  const outside = await unpack(workspace.at('app/data'), workspace.at('app/Dockerfile'));
  expect(outside.names).toEqual(['.patchbay.Dockerfile', 'a.txt']);
  expect(outside.content).toBe(inside.content);
  workspace.remove();
});
