import { format, resolveConfig } from 'prettier';
import { everyServer } from './every-server.ts';
import { indexPage, serverPage } from './reference.ts';

/** The pages of docs/servers by file name, formatted as the rest of the repository. */
export async function referencePages(): Promise<Map<string, string>> {
  const servers = await everyServer();
  const pages = new Map([['README.md', indexPage(servers.map(({ manifest }) => manifest))]]);
  for (const { manifest, definition } of servers) {
    pages.set(`${manifest.id}.md`, serverPage(manifest, definition));
  }
  const config = await resolveConfig(import.meta.filename);
  for (const [name, page] of pages) {
    pages.set(name, await format(page, { ...config, parser: 'markdown' }));
  }
  return pages;
}
