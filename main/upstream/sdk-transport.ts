import type { JSONRPCMessage, Transport } from '@modelcontextprotocol/client';
import type { Session } from './session.ts';

/** Lets the SDK's client share a session's pipe for what is not on the path of a call: handshake, subscriptions, server requests. */
export interface SharedTransport extends Transport {
  receive(line: Buffer): void;
}

export function createSdkTransport(session: Session): SharedTransport {
  const transport: SharedTransport = {
    start: () => Promise.resolve(),
    send(message) {
      return session.pass(message)
        ? Promise.resolve()
        : Promise.reject(new Error('the server has closed its input'));
    },
    // The process outlives the SDK's client: the supervisor closes stdin, not this.
    close() {
      transport.onclose?.();
      return Promise.resolve();
    },
    setProtocolVersion: session.agreed,
    receive(line) {
      transport.onmessage?.(JSON.parse(line.toString('utf8')) as JSONRPCMessage);
    },
  };
  return transport;
}
