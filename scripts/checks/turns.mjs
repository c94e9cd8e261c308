import { createServer } from 'node:net';

/**
 * Lets so many processes at a time go on: whoever connects waits for a byte, and his turn ends with his connection,
 * however he ends.
 * @param {number} most @returns {Promise<{ port: number, close: () => void }>}
 */
export async function openTurns(most) {
  /** @type {Set<import('node:net').Socket>} */
  const running = new Set();
  /** @type {import('node:net').Socket[]} */
  const waiting = [];
  const next = () => {
    while (running.size < most) {
      const socket = waiting.shift();
      if (!socket) return;
      if (socket.destroyed) continue;
      running.add(socket);
      socket.write('.');
    }
  };
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.resume().once('close', () => {
      running.delete(socket);
      next();
    });
    waiting.push(socket);
    next();
  });
  await new Promise((/** @type {(value?: undefined) => void} */ done) =>
    server.listen(0, '127.0.0.1', () => done()),
  );
  return {
    port: /** @type {import('node:net').AddressInfo} */ (server.address()).port,
    close() {
      server.close();
      for (const socket of [...running, ...waiting]) socket.destroy();
    },
  };
}
