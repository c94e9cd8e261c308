// A port of a pod as the kubelet forwards it over a WebSocket (RFC 6455; channels as in
// https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/, connect GET PortForward of Pod): two
// channels to a port, each beginning with the port's number. It echoes; port 81 refuses as a closed one does.
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const PROTOCOL = 'v4.channel.k8s.io';
const CLOSED_PORT = 81;
const BINARY = 2;
const CLOSE = 8;

export function echoPort(request: IncomingMessage, socket: Duplex, port: number): void {
  const offered = request.headers['sec-websocket-protocol'] ?? '';
  const key = request.headers['sec-websocket-key'] ?? '';
  if (!offered.split(/, ?/).includes(PROTOCOL)) {
    socket.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n');
    return;
  }
  const accept = createHash('sha1').update(`${key}${GUID}`).digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\nsec-websocket-protocol: ${PROTOCOL}\r\n\r\n`,
  );
  socket.on('error', () => socket.destroy());
  socket.on('end', () => socket.end());
  const number = Buffer.from([port % 256, port >> 8]);
  send(socket, BINARY, Buffer.concat([Buffer.from([0]), number]));
  send(socket, BINARY, Buffer.concat([Buffer.from([1]), number]));
  if (port === CLOSED_PORT) {
    send(socket, BINARY, Buffer.concat([Buffer.from([1]), Buffer.from('connection refused')]));
    send(socket, CLOSE, Buffer.alloc(0));
    socket.end();
    return;
  }
  let waiting = Buffer.alloc(0);
  socket.on('data', (bytes: Buffer) => {
    waiting = Buffer.concat([waiting, bytes]);
    for (let frame = take(waiting); frame !== undefined; frame = take(waiting)) {
      waiting = waiting.subarray(frame.length);
      if (frame.kind === CLOSE) socket.end();
      else send(socket, BINARY, frame.body);
    }
  });
}

/** The first whole frame: a client's, so masked. */
function take(bytes: Buffer): { kind: number; body: Buffer; length: number } | undefined {
  if (bytes.length < 2) return undefined;
  const short = (bytes[1] ?? 0) & 0x7f;
  const extra = short === 127 ? 8 : short === 126 ? 2 : 0;
  const start = 2 + extra + 4;
  if (bytes.length < start) return undefined;
  const size = extra === 8 ? Number(bytes.readBigUInt64BE(2)) : extra === 2 ? bytes.readUInt16BE(2) : short;
  if (bytes.length < start + size) return undefined;
  const mask = bytes.subarray(start - 4, start);
  const body = bytes.subarray(start, start + size).map((byte, at) => byte ^ (mask[at % 4] ?? 0));
  return { kind: (bytes[0] ?? 0) & 0x0f, body: Buffer.from(body), length: start + size };
}

function send(socket: Duplex, kind: number, body: Buffer): void {
  const size =
    body.length < 126
      ? Buffer.from([body.length])
      : body.length < 65_536
        ? Buffer.from([126, body.length >> 8, body.length % 256])
        : Buffer.concat([Buffer.from([127, 0, 0, 0, 0]), bigEndian(body.length)]);
  socket.write(Buffer.concat([Buffer.from([0x80 | kind]), size, body]));
}

function bigEndian(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}
