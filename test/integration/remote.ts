import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { RestartPolicy, Server } from '#contract/server.ts';
import { createEgress } from '#main/guard/egress.ts';
import { AttachFailure } from '#main/supervisor/attach.ts';
import type { Attached } from '#main/supervisor/attach.ts';
import type { Inventory } from '#main/upstream/inventory.ts';
import type { Session } from '#main/upstream/session.ts';
import { createUpstream } from '#main/upstream/upstream.ts';
import type { HttpFixture } from '../fixtures/servers/http-fixture.ts';
import { freePort } from '../support/free-port.ts';

const cleanups: (() => unknown)[] = [];

/** Ends whatever the functions below started, newest first. */
export async function endAll(): Promise<void> {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
}

/** A fixture that is stopped with the rest. */
export function keep<T extends HttpFixture>(fixture: T): T {
  cleanups.push(() => fixture.close());
  return fixture;
}

export interface Connected {
  session: Session;
  attached: Attached;
  peer: { era: string; protocolVersion: string };
  inventories: Inventory[];
  /** What went into the log as text where the protocol belongs. */
  noise: string[];
  destinations: () => { host: string; verdict: string; purpose: string }[];
}

function launched(url: string, type: 'http' | 'sse', headers: Record<string, string>): Server {
  return Server.parse({
    id: 'far',
    title: 'far',
    source: 'url',
    launch: { type, url, headers },
    start: 'manual',
    restart: RestartPolicy.parse({ startTimeoutMs: 15_000 }),
    trusted: false,
    consent: '',
  } satisfies Server);
}

/** Attaches to a server at a URL as the supervisor would. */
export async function connect(
  url: string,
  type: 'http' | 'sse' = 'http',
  headers: Record<string, string> = {},
): Promise<Connected> {
  const inventories: Inventory[] = [];
  const noise: string[] = [];
  const egress = createEgress(() => 1);
  const upstream = createUpstream({
    client: { name: 'patchbay', version: '0.0.0-test' },
    study: () => Promise.resolve(),
    onInventory: (_line, inventory) => void inventories.push(inventory),
    onNoise: (_instance, line) => void noise.push(line),
    redact: (text) => text.replaceAll('hunter2', '***'),
    egress,
    answerers: {
      folders: () => undefined,
      samples: () => false,
      sample: () => Promise.reject(new Error('nobody answers')),
      elicits: () => [],
      elicit: () => Promise.reject(new Error('nobody answers')),
      completed: () => undefined,
    },
  });
  const instance = 'far#1';
  const attached = await upstream.attach(
    { by: 'url', instance, server: launched(url, type, headers), endpoint: { type, url, headers } },
    new AbortController().signal,
  );
  cleanups.push(() => attached.close());
  const session = upstream.session(instance);
  const peer = upstream.peer(instance);
  if (session === undefined || peer === undefined) throw new Error('not attached');
  return { session, attached, peer, inventories, noise, destinations: egress.destinations };
}

export async function refusalOf(connecting: Promise<unknown>): Promise<AttachFailure> {
  const error: unknown = await connecting.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AttachFailure)) throw new Error('was not refused', { cause: error });
  return error;
}

export const call = (session: Session, name: string, args: object = {}, more: object = {}) =>
  session.request('tools/call', { name, arguments: args }, { deadlineMs: 10_000, ...more });

export async function textOf(answer: ReturnType<typeof call>): Promise<string> {
  const settled = await answer;
  if (settled.kind !== 'result') throw new Error(JSON.stringify(settled));
  const { content } = JSON.parse(settled.result.toString('utf8')) as { content: { text: string }[] };
  return content[0]?.text ?? '';
}

/** The reference server; resolves with its port once it listens. */
export async function everything(mode: 'streamableHttp' | 'sse'): Promise<number> {
  const port = await freePort();
  const file = resolve('node_modules/@modelcontextprotocol/server-everything/dist/index.js');
  const child = spawn(process.execPath, [file, mode], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exit = new Promise((done) => child.once('exit', done));
  cleanups.push(async () => {
    child.kill('SIGKILL');
    await exit;
  });
  await new Promise<void>((done) => {
    child.stderr.on('data', (chunk: Buffer) => {
      if (/on port|listening/i.test(chunk.toString())) done();
    });
  });
  return port;
}
