import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { createFolder } from '#servers/supply-chain-security/testing/files.ts';
import { sastScanner } from '../sast-scanner.ts';

const NOBODY = 'http://127.0.0.1:9';

export interface Scanning extends TestClient {
  folder: string;
}

/** A workspace with these files and the server on it; `close` ends both. Registries are nowhere unless named. */
export async function openScanning(
  files: Record<string, string | Buffer>,
  settings: Record<string, string> = {},
): Promise<Scanning> {
  const folder = createFolder(files);
  const nowhere = Object.fromEntries(
    ['OSV_API_URL', 'NPM_REGISTRY_URL', 'PYPI_URL', 'GO_PROXY_URL', 'MAVEN_URL'].map((env) => [env, NOBODY]),
  );
  const server = await connectTo(sastScanner, {
    folders: [folder.path],
    settings: { ...nowhere, ...settings },
  });
  return {
    ...server,
    folder: folder.path,
    async close() {
      await server.close();
      folder.close();
    },
  };
}

export interface StandIns {
  folder: string;
  /** Takes them off the PATH again. */
  close(): void;
}

/**
 * Programs that stand in for engines that do not run here: scripts of Node, alone on the PATH. In a script `args` are
 * its words and `option(name)` what follows `name` or `name=`.
 */
export function standIn(scripts: Record<string, string>): StandIns {
  const folder = mkdtempSync(path.join(tmpdir(), 'sast-engines-'));
  const head = `#!${process.execPath}
const fs = require('fs');
const args = process.argv.slice(2);
const option = (name) => { const at = args.findIndex((one) => one === name || one.startsWith(name + '=')); return at === -1 ? undefined : args[at].includes('=') ? args[at].slice(name.length + 1) : args[at + 1]; };
`;
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(path.join(folder, name), head + script, { mode: 0o755 });
  }
  const before = process.env['PATH'];
  process.env['PATH'] = folder;
  return {
    folder,
    close() {
      process.env['PATH'] = before;
      rmSync(folder, { recursive: true });
    },
  };
}
