import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

/** What Azurite and its SDK know each other by: https://learn.microsoft.com/azure/storage/common/storage-connect-azurite. */
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

export interface Azurite {
  port: number;
  connection(port?: number): string;
  kill(): Promise<void>;
}

/** Microsoft's own emulator of the blob service, in memory, as a child process on loopback. */
export async function startAzurite(): Promise<Azurite> {
  const program = createRequire(import.meta.url).resolve('azurite/dist/src/blob/main.js');
  const flags = ['--inMemoryPersistence', '--blobHost', '127.0.0.1', '--blobPort', '0', '--silent'];
  const child = spawn(process.execPath, [program, ...flags, '--disableTelemetry', '--skipApiVersionCheck'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  let port = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    port = Number(/successfully listens on http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1] ?? 0);
    if (port > 0) break;
  }
  child.stdout.resume();
  if (port === 0) throw new Error('Azurite does not start');
  return {
    port,
    connection: (at = port) =>
      `DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=${KEY};BlobEndpoint=http://127.0.0.1:${at}/devstoreaccount1;`,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
