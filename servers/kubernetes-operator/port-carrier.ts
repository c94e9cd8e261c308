// One connection to a port of a pod: a WebSocket to the API server, as Kubernetes has it since 1.4
// (https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/, connect GET PortForward). Channel 0
// carries the data, channel 1 what went wrong; each begins with the port.
import type { Socket } from 'node:net';
import type { KubeConfig } from '@kubernetes/client-node/dist/config.js';
import { pathOf } from './resources.ts';
import { POD } from './pod-view.ts';

const DATA = 0;
const PORT_BYTES = 2;
/** What may wait to be sent before the near side is held back. */
const HIGH_WATER = 1024 * 1024;
const LOOK_MS = 20;
const CONNECT_MS = 30_000;

/** What is used of the client library's WebSocket. */
interface Line {
  bufferedAmount: number;
  send(bytes: Uint8Array): void;
  close(): void;
  terminate(): void;
  pause(): void;
  resume(): void;
  on(event: 'close' | 'error', listener: () => void): void;
}

/** Ends when either side does, or with `until`; rejects when the pod refuses or the line breaks. */
export async function carry(
  config: KubeConfig,
  { namespace, pod_name, pod_port }: { namespace: string; pod_name: string; pod_port: number },
  near: Socket,
  until: AbortSignal,
): Promise<void> {
  const { WebSocketHandler } = await import('@kubernetes/client-node/dist/web-socket-handler.js');
  const skipped = [0, 0];
  const complaints: Buffer[] = [];
  const bodyOf = (channel: number, bytes: Buffer): Buffer => {
    const before = skipped[channel] ?? PORT_BYTES;
    skipped[channel] = Math.min(PORT_BYTES, before + bytes.length);
    return bytes.subarray(PORT_BYTES - before);
  };
  const receive = (channel: number, bytes: Buffer): boolean => {
    const body = bodyOf(channel, bytes);
    if (body.length === 0) return true;
    if (channel !== DATA) complaints.push(body);
    else if (!near.write(body)) hold();
    return channel === DATA;
  };
  const path = `${pathOf(POD, namespace, pod_name, 'portforward')}?ports=${pod_port}`;
  // Bytes can come in the same moment as the connection, before we hold it.
  let open: Line | undefined;
  function hold(): void {
    open?.pause();
    near.once('drain', () => {
      open?.resume();
    });
  }
  const line = await connect(() => new WebSocketHandler(config).connect(path, null, receive), until);
  open = line;
  const leave = (): void => {
    line.terminate();
  };
  try {
    await new Promise<void>((resolve) => {
      line.on('close', resolve);
      line.on('error', resolve);
      near.once('close', leave);
      until.addEventListener('abort', leave, { once: true });
      near.on('data', (bytes: Buffer) => {
        line.send(Buffer.concat([Buffer.from([DATA]), bytes]));
        if (line.bufferedAmount > HIGH_WATER) holdNear(near, line);
      });
      near.on('end', () => {
        line.close();
      });
      near.resume();
      if (near.destroyed || until.aborted) leave();
    });
  } finally {
    until.removeEventListener('abort', leave);
  }
  if (complaints.length > 0) throw new Error(Buffer.concat(complaints).toString('utf8').slice(0, 1_000));
}

function holdNear(near: Socket, line: Line): void {
  near.pause();
  const look = setInterval(() => {
    if (line.bufferedAmount > HIGH_WATER && !near.destroyed) return;
    clearInterval(look);
    near.resume();
  }, LOOK_MS);
}

/** The library gives neither a time nor a way to give up, so whoever comes too late is hung up on. */
async function connect(open: () => Promise<unknown>, until: AbortSignal): Promise<Line> {
  const late = AbortSignal.any([until, AbortSignal.timeout(CONNECT_MS)]);
  const line = (open() as Promise<Line>).then((one) => {
    if (late.aborted) one.terminate();
    return one;
  });
  const given = new Promise<never>((_resolve, reject) => {
    late.addEventListener('abort', () => {
      reject(new Error('The cluster did not open the connection in time.'));
    });
  });
  try {
    return await Promise.race([line, given]);
  } catch (error) {
    line.catch(() => undefined);
    // The library rejects with an event of the WebSocket.
    const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
    throw new Error(String(message), { cause: error });
  }
}
