import type { StdioLaunch } from '#contract/launch.ts';
import { text } from '#contract/text.ts';
import { createClaudeDesktop } from '#main/clients/claude-desktop/claude-desktop.ts';
import type { ClaudeDesktop } from '#main/clients/claude-desktop/claude-desktop.ts';
import { thisMachine } from '#main/clients/claude-desktop/places.ts';
import { claudeRuns } from '#main/clients/claude-desktop/running.ts';
import { systemClock } from '#main/kernel/clock.ts';
import { resolveCommand } from '#main/supervisor/command.ts';
import { consented } from '#main/supervisor/consent.ts';
import { desktopOf } from './host.ts';
import { launcherPath } from './launcher.ts';
import { withKeychain } from './new-secrets.ts';
import type { EngineParts } from './parts.ts';

/** Claude Desktop as this engine reads and writes it. */
export function claudeDesktopOf(parts: EngineParts): ClaudeDesktop {
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
      desktopOf(parts.host).agree(
        text('clients.clearQuestion', { names: names.join(', ') }),
        text('clients.clearWrite'),
        text('clients.clearKeep'),
      ),
  });
}
