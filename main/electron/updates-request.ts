import { EventEmitter } from 'node:events';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js';
import type { Send } from '#main/app/updater.ts';

/** A feed that says nothing for so long is given up. */
const SILENCE_MS = 30_000;

interface RequestOptions {
  protocol?: string;
  hostname?: string;
  port?: string | number;
  path?: string;
  headers?: Record<string, string>;
}

/**
 * One request of electron-updater, as the client request of Node that it expects, sent through the guard for outgoing
 * connections. More than `most` bytes are never taken.
 */
class GuardedRequest extends EventEmitter {
  readonly #options: RequestOptions;
  readonly #send: Send;
  readonly #most: number;
  readonly #arrived: (response: unknown) => void;
  readonly #control = new AbortController();
  #silence: NodeJS.Timeout | undefined;

  constructor(options: RequestOptions, send: Send, most: number, arrived: (response: unknown) => void) {
    super();
    this.#options = options;
    this.#send = send;
    this.#most = most;
    this.#arrived = arrived;
  }

  end(): void {
    this.#go().catch((error: unknown) => {
      clearTimeout(this.#silence);
      this.emit('error', error);
    });
  }

  abort(): void {
    this.#control.abort();
  }

  async #go(): Promise<void> {
    const { protocol = 'https:', hostname = '', port, path = '/', headers = {} } = this.#options;
    const url = new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`);
    this.#heard();
    const { signal } = this.#control;
    const { statusCode, headers: answered, body } = await this.#send({ method: 'GET', url, headers, signal });
    let taken = 0;
    body.on('data', (chunk: Buffer) => {
      this.#heard();
      taken += chunk.length;
      if (taken > this.#most) body.destroy(new Error('more was sent than the feed says'));
    });
    body.once('close', () => {
      clearTimeout(this.#silence);
    });
    // What nobody pipes anywhere may still fail.
    body.on('error', () => undefined);
    // A body flows from its first listener on: it waits for whoever takes it.
    body.pause();
    this.#arrived(Object.assign(body, { statusCode, statusMessage: '', headers: answered }));
    if (statusCode >= 400) body.destroy();
  }

  #heard(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      this.#control.abort(new Error('it fell silent'));
    }, SILENCE_MS);
  }
}

/** What electron-updater asks the network with: its own reading and checking, over connections of ours. */
export class GuardedExecutor extends ElectronHttpExecutor {
  readonly #send: Send;
  /** The most that a download may bring, in bytes. */
  most = 0;

  constructor(send: Send) {
    super();
    this.#send = send;
  }

  override createRequest(
    options: RequestOptions,
    callback: (response: unknown) => void,
  ): Electron.ClientRequest {
    const request = new GuardedRequest(options, this.#send, this.most, callback);
    // It has what is used of one: on, end, abort.
    return request as unknown as Electron.ClientRequest;
  }
}
