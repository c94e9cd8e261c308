import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A workspace folder with these files; `close` removes it. */
export function createFolder(files: Record<string, string | Buffer>): {
  path: string;
  write(name: string, content: string | Buffer): void;
  close(): void;
} {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'supply-')));
  const write = (name: string, content: string | Buffer): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  };
  for (const [name, content] of Object.entries(files)) write(name, content);
  return {
    path: folder,
    write,
    close() {
      rmSync(folder, { recursive: true });
    },
  };
}
