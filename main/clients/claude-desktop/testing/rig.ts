import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ClientExport, ClientWritten } from '#contract/client-app.ts';
import type { Json } from '#contract/json.ts';
import type { StdioLaunch } from '#contract/launch.ts';
import { RestartPolicy } from '#contract/server.ts';
import type { Server } from '#contract/server.ts';
import { createClaudeDesktop } from '../claude-desktop.ts';
import type { ClaudeDesktop } from '../claude-desktop.ts';
import { ClientRefusal } from '../refusal.ts';

/** Claude Desktop's folder and a home of ours, both empty and temporary. */
export interface Rig {
  claude: ClaudeDesktop;
  root: string;
  home: string;
  /** Where the configuration is, or would be. */
  file: string;
  launcher: string;
  /** Servers of the home; tests change it. */
  servers: Server[];
  secrets: Map<string, string>;
  /** Names that somebody was asked about, and what he answers. */
  asked: string[][];
  agrees: boolean;
  /** Lays the configuration there, with its folder. */
  lay(bytes: string | Uint8Array): void;
  remove(): void;
  /** Looks at an export, then writes it. */
  write(wanted: Wanted, create?: boolean): Promise<ClientWritten>;
}

/** What of an export is not the default. */
export type Wanted = Partial<Omit<ClientExport, 'client'>>;

export function wish(wanted: Wanted): ClientExport {
  return { client: 'claude-desktop', servers: [], remove: [], clear: false, ...wanted };
}

/** The code of a refusal; throws when it was none. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ClientRefusal)) throw new Error(`not refused: ${String(error)}`);
  return error.reason.code;
}

export function createRig(): Rig {
  const root = mkdtempSync(join(tmpdir(), 'patchbay-claude-'));
  const home = join(root, 'home');
  const file = join(root, 'config', 'Claude', 'claude_desktop_config.json');
  const launcher = join(home, 'bin', 'patchbay');
  mkdirSync(home);
  const stored = new Map<string, Json>();
  let time = Date.parse('2026-01-02T03:04:05.678Z');
  const rig: Omit<Rig, 'claude' | 'write'> = {
    root,
    home,
    file,
    launcher,
    servers: [],
    secrets: new Map(),
    asked: [],
    agrees: true,
    lay(bytes) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    },
    remove: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
  const claude = createClaudeDesktop({
    home,
    machine: { platform: 'linux', env: { XDG_CONFIG_HOME: join(root, 'config') }, home: root },
    meta: {
      get: (key, schema) => (stored.has(key) ? schema.parse(stored.get(key)) : undefined),
      set: (key, value) => void stored.set(key, value),
    },
    runs: () => Promise.resolve('no'),
    now: () => (time += 1000),
    servers: () => rig.servers,
    redact: (value) => value,
    launcher,
    approved: ({ consent }) => consent === 'yes',
    findProgram: ({ command }) => Promise.resolve(command === 'nowhere' ? undefined : `/usr/bin/${command}`),
    secret: (name) => Promise.resolve(rig.secrets.get(name)),
    agreeToClear(names) {
      rig.asked.push([...names]);
      return Promise.resolve(rig.agrees);
    },
  });
  const write: Rig['write'] = async (wanted, create = false) => {
    const { hash } = await claude.preview(wish(wanted));
    return claude.write({ ...wish(wanted), hash, create });
  };
  return Object.assign(rig, { claude, write });
}

/** An approved server of the user's. */
export function ownServer(id: string, launch: Partial<StdioLaunch> = {}, more: Partial<Server> = {}): Server {
  return {
    id,
    title: id,
    source: 'command',
    launch: { type: 'stdio', command: 'npx', args: ['-y', id], env: {}, ...launch },
    start: 'manual',
    restart: RestartPolicy.parse({}),
    trusted: false,
    consent: 'yes',
    ...more,
  };
}
