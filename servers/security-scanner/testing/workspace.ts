import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { securityScanner } from '../security-scanner.ts';

const NOBODY = 'http://127.0.0.1:9';

export interface Scanning extends TestClient {
  folder: string;
  write(name: string, content: string | Buffer, mode?: number): string;
}

/** A workspace with these files and the server on it; `close` ends both. */
export async function openScanner(
  files: Record<string, string | Buffer>,
  settings: Record<string, string> = {},
): Promise<Scanning> {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'scanner-')));
  const write = (name: string, content: string | Buffer, mode?: number): string => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    if (mode !== undefined) chmodSync(file, mode);
    return file;
  };
  for (const [name, content] of Object.entries(files)) write(name, content);
  const server = await connectTo(securityScanner, {
    folders: [folder],
    settings: { OSV_API_URL: NOBODY, PYPI_URL: NOBODY, NPM_REGISTRY_URL: NOBODY, ...settings },
  });
  return {
    ...server,
    folder,
    write,
    async close() {
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Runs `act` with only these programs on the PATH: scripts by name, beside the Node and shell that run them. */
export async function withPrograms<T>(scripts: Record<string, string>, act: () => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'programs-'));
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(path.join(folder, name), `#!${process.execPath}\n${script}`, { mode: 0o755 });
  }
  const before = process.env['PATH'];
  process.env['PATH'] = folder;
  try {
    return await act();
  } finally {
    process.env['PATH'] = before;
    rmSync(folder, { recursive: true });
  }
}
