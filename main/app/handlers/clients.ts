import type { StdioLaunch } from '#contract/launch.ts';
import { text } from '#contract/text.ts';
import { createClaudeDesktop } from '#main/clients/claude-desktop/claude-desktop.ts';
import type { ClaudeDesktop } from '#main/clients/claude-desktop/claude-desktop.ts';
import { thisMachine } from '#main/clients/claude-desktop/places.ts';
import { ClientRefusal } from '#main/clients/claude-desktop/refusal.ts';
import { claudeRuns } from '#main/clients/claude-desktop/running.ts';
import { systemClock } from '#main/kernel/clock.ts';
import { resolveCommand } from '#main/supervisor/command.ts';
import { consented } from '#main/supervisor/consent.ts';
import { RequestFailure } from '../dispatch.ts';
import type { Handlers } from '../dispatch.ts';
import type { Host } from '../host.ts';
import { launcherPath } from '../launcher.ts';
import { withKeychain } from '../new-secrets.ts';
import { parseServers } from '../parse-servers.ts';
import type { EngineParts } from '../parts.ts';

type Served = Pick<
  Handlers,
  'client.list' | 'client.choose' | 'client.import' | 'client.preview' | 'client.write' | 'client.restore'
>;

/** Other apps' files: read and written on these requests alone. */
export function clientHandlers(parts: EngineParts): Served {
  const { audit } = parts;
  const claude = claudeDesktopOf(parts);

  return {
    'client.list': () => refusing(async () => [await claude.look()]),
    'client.choose': ({ path }) =>
      refusing(async () => {
        if (path !== undefined) return claude.use(path, false);
        const picked = await desktop(parts).pickFile();
        return picked === undefined ? claude.look() : claude.use(picked, true);
      }),
    'client.import': () =>
      refusing(async () => {
        const { source, entries } = await claude.read();
        const parsed = await parseServers(parts, source);
        const byName = new Map(entries.map((entry) => [entry.name.trim(), entry]));
        const known = parsed.drafts.flatMap(({ id, title }) => {
          const entry = byName.get(title);
          return entry === undefined ? [] : [[id, entry] as const];
        });
        return { parsed, entries: Object.fromEntries(known) };
      }),
    'client.preview': (wanted) => refusing(() => claude.preview(wanted)),
    'client.write': (wanted) =>
      refusing(async () => {
        const written = await claude.write(wanted);
        const { client, servers, remove, clear } = wanted;
        audit.event('clientWritten', { client, path: written.app.path, servers, remove, clear });
        return written;
      }),
    'client.restore': ({ client, backup }) =>
      refusing(async () => {
        const written = await claude.restore(backup);
        audit.event('clientRestored', { client, path: written.app.path, backup });
        return written;
      }),
  };
}

function claudeDesktopOf(parts: EngineParts): ClaudeDesktop {
  const { home, meta, servers, keychain, redactor, loginPath } = parts;
  return createClaudeDesktop({
    home: home.path,
    machine: thisMachine(),
    meta,
    runs: claudeRuns,
    now: systemClock.now,
    servers: servers.all,
    redact: redactor.text,
    launcher: launcherPath(home.path),
    approved: consented,
    async findProgram(launch: StdioLaunch) {
      const env: Record<string, string> = { ...(process.env as Record<string, string>), ...launch.env };
      if (process.platform !== 'win32') env['PATH'] = launch.env['PATH'] ?? (await loginPath());
      const found = await resolveCommand(launch, env, home.path, undefined);
      return found.ok ? found.command.file : undefined;
    },
    secret: (name) =>
      withKeychain(async () => {
        const value = await keychain.get(name);
        if (value !== undefined) redactor.learn(value);
        return value;
      }),
    agreeToClear: (names) =>
      desktop(parts).agree(
        text('clients.clearQuestion', { names: names.join(', ') }),
        text('clients.clearWrite'),
        text('clients.clearKeep'),
      ),
  });
}

function desktop({ host }: EngineParts): Host {
  if (host === undefined) throw new RequestFailure(text('request.needsDesktop'));
  return host;
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ClientRefusal) throw new RequestFailure(error.reason, error.field);
    throw error;
  }
}
