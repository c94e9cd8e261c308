import { secretTexts } from '#contract/launch.ts';
import type { StdioLaunch } from '#contract/launch.ts';
import type { Server } from '#contract/server.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { MASK } from '#main/secrets/redaction.ts';
import { referencedSecrets, replaceSecrets } from '#main/secrets/secret-reference.ts';
import { ClientRefusal } from './refusal.ts';

export interface ExportParts {
  launcher: string;
  /** Whether the user approved the command as it is now. */
  approved: (server: Server) => boolean;
  /** Full path of the program that would be started; undefined: it is not found. */
  findProgram: (launch: StdioLaunch) => Promise<string | undefined>;
  /** Undefined: there is none of that name. */
  secret: (name: string) => Promise<string | undefined>;
}

/** One entry as Claude Desktop has it. */
export interface ExportedEntry {
  entry: { command: string; args: string[]; env?: Record<string, string> };
  /** The same with its secrets masked. */
  shown: ExportedEntry['entry'];
  warnings: Text[];
  /** Names of the secrets whose values are in it. */
  inClear: string[];
}

/**
 * How Claude Desktop is to start a server. It knows a command, arguments and variables: whatever needs more (a secret,
 * our Node, a folder, an address) goes through the launcher, as does a command that nobody approved.
 */
export async function exportedEntry(
  server: Server,
  clear: boolean,
  parts: ExportParts,
): Promise<ExportedEntry> {
  const { launch, title } = server;
  const approved = parts.approved(server);
  const names = referencedSecrets(secretTexts(launch));
  const plain =
    launch.type === 'stdio' &&
    server.source !== 'bundled' &&
    server.shippedNode !== true &&
    launch.cwd === undefined &&
    server.workspace === undefined &&
    approved &&
    (names.length === 0 || clear);
  if (!plain) {
    const warnings: Text[] = [];
    if (!approved) warnings.push(text('clients.unapproved', { server: title }));
    if (launch.type !== 'stdio') warnings.push(text('clients.remote', { server: title }));
    const entry = { command: parts.launcher, args: ['run', server.id] };
    return { entry, shown: entry, warnings, inClear: [] };
  }

  const warnings: Text[] = [];
  const program = await parts.findProgram(launch);
  if (program === undefined) {
    warnings.push(text('clients.programMissing', { server: title, command: launch.command }));
  }
  const values = new Map<string, string>();
  for (const name of names) {
    const value = await parts.secret(name);
    if (value === undefined) throw new ClientRefusal(text('server.secretMissing', { name }), 'servers');
    values.set(name, value);
  }
  if (names.length > 0) warnings.push(text('clients.inClear', { server: title, names: names.join(', ') }));
  const masks = new Map(names.map((name) => [name, MASK]));
  const filled = (secrets: ReadonlyMap<string, string>): ExportedEntry['entry'] => {
    const env = Object.entries(launch.env).map(
      ([name, value]) => [name, replaceSecrets(value, secrets)] as const,
    );
    return {
      command: program ?? launch.command,
      args: launch.args,
      ...(env.length === 0 ? {} : { env: Object.fromEntries(env) }),
    };
  };
  return { entry: filled(values), shown: filled(masks), warnings, inClear: names };
}
