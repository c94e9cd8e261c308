import type { ClaudeDesktop } from '#main/clients/claude-desktop/claude-desktop.ts';
import { ClientRefusal } from '#main/clients/claude-desktop/refusal.ts';
import { RequestFailure } from '../dispatch.ts';
import type { Handlers } from '../dispatch.ts';
import { desktopOf } from '../host.ts';
import { parseServers } from '../parse-servers.ts';
import type { EngineParts } from '../parts.ts';

type Served = Pick<
  Handlers,
  'client.list' | 'client.choose' | 'client.import' | 'client.preview' | 'client.write' | 'client.restore'
>;

/** Other apps' files: read and written on these requests alone. */
export function clientHandlers(parts: EngineParts): Served {
  const { audit, host } = parts;
  let opened: Promise<ClaudeDesktop> | undefined;

  /** What edits foreign files is a tenth of the engine: a start does not wait for it. */
  function claudeDesktop(): Promise<ClaudeDesktop> {
    opened ??= import('../claude-desktop.ts').then(({ claudeDesktopOf }) => claudeDesktopOf(parts));
    return opened;
  }

  async function refusing<T>(work: (claude: ClaudeDesktop) => Promise<T>): Promise<T> {
    try {
      return await work(await claudeDesktop());
    } catch (error) {
      if (error instanceof ClientRefusal) throw new RequestFailure(error.reason, error.field);
      throw error;
    }
  }

  return {
    'client.list': () => refusing(async (claude) => [await claude.look()]),
    'client.choose': ({ path }) =>
      refusing(async (claude) => {
        if (path !== undefined) return claude.use(path, false);
        const picked = await desktopOf(host).pickFile();
        return picked === undefined ? claude.look() : claude.use(picked, true);
      }),
    'client.import': () =>
      refusing(async (claude) => {
        const { source, entries } = await claude.read();
        const parsed = await parseServers(parts, source);
        const byName = new Map(entries.map((entry) => [entry.name.trim(), entry]));
        const known = parsed.drafts.flatMap(({ id, title }) => {
          const entry = byName.get(title);
          return entry === undefined ? [] : [[id, entry] as const];
        });
        return { parsed, entries: Object.fromEntries(known) };
      }),
    'client.preview': (wanted) => refusing((claude) => claude.preview(wanted)),
    'client.write': (wanted) =>
      refusing(async (claude) => {
        const written = await claude.write(wanted);
        const { client, servers, remove, clear } = wanted;
        audit.event('clientWritten', { client, path: written.app.path, servers, remove, clear });
        return written;
      }),
    'client.restore': ({ client, backup }) =>
      refusing(async (claude) => {
        const written = await claude.restore(backup);
        audit.event('clientRestored', { client, path: written.app.path, backup });
        return written;
      }),
  };
}
