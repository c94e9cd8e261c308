import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { OWNER } from '#contract/call.ts';
import type { Approval, ApprovalAnswer, Surface } from '#contract/approval.ts';
import type { OutcomeView } from '#contract/outcome.ts';
import type { Params, Reply, RequestName, Result } from '#contract/requests.ts';
import { RestartPolicy, Server } from '#contract/server.ts';
import type { StdioLaunch } from '#contract/launch.ts';
import type { ServerDraft, ServerView } from '#contract/server.ts';
import { composeEngine } from '#main/app/compose.ts';
import type { Engine } from '#main/app/compose.ts';
import type { Host } from '#main/app/host.ts';
import { launchHash } from '#main/supervisor/consent.ts';
import { bundledServers } from '#servers/manifest.ts';
import { addServers } from '../support/add-servers.ts';

export const FIXTURES = resolve(import.meta.dirname, '../fixtures');

/** An engine on plain Node with a home of its own, and the words a test needs to talk to it. */
export interface TestEngine {
  engine: Engine;
  home: string;
  request<N extends RequestName>(name: N, params: Params<N>, surface?: Surface): Promise<Reply<N>>;
  /** As `request`, and fails the test on a refusal. */
  ask<N extends RequestName>(name: N, params: Params<N>, surface?: Surface): Promise<Result<N>>;
  start(server: string): Promise<ServerView>;
  call(
    server: string,
    name: string,
    args?: object,
    more?: { id?: string; deadlineMs?: number },
  ): Promise<OutcomeView>;
  /** Waits for a question and answers it as the approval window would. */
  answer(answer: ApprovalAnswer): Promise<Approval>;
  /** As `request`; what it has to be agreed to for is agreed to. */
  agreed<N extends RequestName>(name: N, params: Params<N>): Promise<Reply<N>>;
  /** As `agreed`, and fails the test on a refusal. */
  agree<N extends RequestName>(name: N, params: Params<N>): Promise<Result<N>>;
  close(): Promise<void>;
}

/** What somebody would add: the fixture that counts its calls in the file of `COUNTER_FILE`. */
export function countingDraft(id: string, env: Record<string, string>): ServerDraft {
  const args = [join(FIXTURES, 'servers/modern.mjs')];
  return { id, title: id, launch: { type: 'stdio', command: process.execPath, args, env } };
}

export function temporaryHome(): string {
  return mkdtempSync(join(tmpdir(), 'patchbay-test-'));
}

/** A server of the user's, approved, that runs a fixture or a package on this Node. */
export function foreignServer(
  id: string,
  args: string[],
  more: Partial<Server> & { env?: Record<string, string> } = {},
): Server {
  const { env = {}, ...rest } = more;
  const launch: StdioLaunch = { type: 'stdio', command: process.execPath, args, env };
  return Server.parse({
    id,
    title: id,
    source: 'command',
    launch,
    start: 'manual',
    restart: RestartPolicy.parse({ shutdownMs: 500, startTimeoutMs: 15_000 }),
    trusted: false,
    consent: launchHash(launch),
    ...rest,
  } satisfies Server);
}

export async function startEngine(
  options: { home?: string; servers?: Server[]; host?: Host; cli?: string } = {},
): Promise<TestEngine> {
  const home = options.home ?? temporaryHome();
  addServers(home, options.servers ?? []);
  const engine = await composeEngine({
    home: { path: home, chosen: true },
    version: '0.0.0-test',
    node: process.execPath,
    servers: bundles(),
    documents: home,
    ...(options.cli === undefined ? {} : { cli: options.cli }),
    ...(options.host === undefined ? {} : { host: options.host }),
  });
  const request: TestEngine['request'] = async (name, params, surface = 'app') =>
    (await engine.dispatch(name, params, { surface, principal: OWNER, via: 'desk' })) as never;
  const ask: TestEngine['ask'] = async (name, params, surface) =>
    valueOf(await request(name, params, surface));
  const agreed: TestEngine['agreed'] = async (name, params) => {
    const over = new AbortController();
    const reply = request(name, params).finally(() => {
      over.abort();
    });
    const answer = { effect: 'allow', scope: 'call', where: [] } as const;
    while (!over.signal.aborted) {
      const waiting = await ask('approval.list', {}, 'approval');
      for (const { id } of waiting)
        await request('approval.answer', { id, answer: { ...answer, where: [] } }, 'approval');
      await delay(5);
    }
    return reply;
  };
  return {
    engine,
    home,
    request,
    ask,
    agreed,
    agree: async (name, params) => valueOf(await agreed(name, params)),
    start: (server) => ask('server.start', { server }),
    call: async (server, name, args = {}, more = {}) =>
      (await ask('tool.call', { server, name, args, ...more })).outcome,
    async answer(answer) {
      const until = Date.now() + 10_000;
      while (Date.now() < until) {
        const [approval] = await ask('approval.list', {}, 'approval');
        if (approval !== undefined) {
          await ask('approval.answer', { id: approval.id, answer }, 'approval');
          return approval;
        }
        await delay(10);
      }
      throw new Error('nothing asked for approval');
    },
    close: () => engine.close(),
  };
}

function valueOf<N extends RequestName>(reply: Reply<N>): Result<N> {
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.value;
}

/** Bundled servers straight from their sources, so that these tests need no build. Always the same files: written once, kept. */
export function bundles(): string {
  const folder = resolve(import.meta.dirname, '../../test-results/bundles');
  const source = (path: string): string =>
    JSON.stringify(pathToFileURL(resolve(import.meta.dirname, '../../servers', path)).href);
  const shared = join(folder, 'shared-process');
  mkdirSync(shared, { recursive: true });
  keep(join(shared, 'main.mjs'), `import ${source('shared-process/main.ts')};\n`);
  for (const { id, entry } of bundledServers) {
    keep(join(folder, entry), `import ${source(`${id}/main.ts`)};\n`);
    keep(join(shared, `${id}.mjs`), `export * from ${source(`${id}/${id}.ts`)};\n`);
  }
  return folder;
}

/** Whole at any moment: other processes write and read the same file. */
function keep(file: string, content: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === content) return;
  writeFileSync(`${file}.${process.pid}`, content);
  renameSync(`${file}.${process.pid}`, file);
}

export function removeHome(home: string): void {
  rmSync(home, { recursive: true, force: true });
}
