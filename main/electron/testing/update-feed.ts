import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Served = Buffer | 'cut' | { status: number };

/** A feed on this machine; what it serves can be changed while it runs. */
export interface LocalFeed {
  url: string;
  /** Its key as a build would bear it. */
  publicKey: string;
  key: KeyObject;
  files: Map<string, Served>;
  /** Paths that were asked for, oldest first, without their queries. */
  asked: string[];
  /** Publishes a signed version whose one file is `program`; `change` is made to the text before it is signed. */
  publish(version: string, program: Buffer, change?: (yml: string) => string): void;
  close(): Promise<void>;
}

export const LIST = 'latest-linux.yml';

export async function startFeed(): Promise<LocalFeed> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const files = new Map<string, Served>();
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    const name = decodeURIComponent((request.url ?? '/').split('?', 1)[0]?.slice(1) ?? '');
    asked.push(name);
    const served = files.get(name) ?? { status: 404 };
    if (served === 'cut') {
      response.writeHead(200, { 'content-length': '1000000' });
      response.write(Buffer.alloc(1000), () => response.destroy());
    } else if (Buffer.isBuffer(served))
      response.writeHead(200, { 'content-length': served.length }).end(served);
    else response.writeHead(served.status).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    key: publicKey,
    files,
    asked,
    publish(version, program, change = (yml) => yml) {
      const name = `Patchbay-${version}.AppImage`;
      const yml = Buffer.from(change(listOf(version, name, program)));
      files.set(name, program);
      files.set(LIST, yml);
      files.set(`${LIST}.sig`, Buffer.from(`${sign(null, yml, privateKey).toString('base64')}\n`));
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** As electron-builder writes it. */
function listOf(version: string, name: string, program: Buffer): string {
  const sha512 = createHash('sha512').update(program).digest('base64');
  return [
    `version: ${version}`,
    'files:',
    `  - url: ${name}`,
    `    sha512: ${sha512}`,
    `    size: ${program.length}`,
    '    blockMapSize: 12',
    `path: ${name}`,
    `sha512: ${sha512}`,
    "releaseDate: '2026-11-22T00:00:00.000Z'",
    "releaseNotes: '# New <b>things</b>'",
    '',
  ].join('\n');
}
