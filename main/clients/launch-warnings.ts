import type { Launch, RemoteLaunch, StdioLaunch } from '#contract/launch.ts';
import { SECRET_REFERENCE } from '#contract/secret.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { referencedSecrets } from '#main/secrets/secret-reference.ts';
import { placeholdersIn } from './placeholders.ts';
import { behindScheme, looksSecret, secretArguments } from './secret-guess.ts';
import { shown } from './shown.ts';

/** What is not wrong with a launch but will not do what was meant: placeholders, and secrets in the open. */
export function launchWarnings(launch: Launch, server: string): Text[] {
  return launch.type === 'stdio' ? commandWarnings(launch, server) : urlWarnings(launch, server);
}

function commandWarnings({ command, args, cwd, env }: StdioLaunch, server: string): Text[] {
  const placeholders = placeholderWarnings(server, [
    ['command', command],
    ...args.map((arg, index): [string, string] => [`args.${index}`, arg]),
    ['cwd', cwd ?? ''],
    ...Object.entries(env).map(([name, value]): [string, string] => [`env.${name}`, value]),
  ]);
  const secrets = secretArguments(args).map((argument) =>
    text('paste.secretInArgument', { server, argument: shown(argument) }),
  );
  const spaces = /^[^\s/\\]+\s+\S/.test(command) ? [text('paste.commandSpaces', { server })] : [];
  const bridge = args.findIndex((arg) => /^mcp-remote(?:@|$)/.test(arg));
  const direct = bridge !== -1 && /^https?:/i.test(args[bridge + 1] ?? '');
  return [...placeholders, ...secrets, ...spaces, ...(direct ? [text('paste.directUrl', { server })] : [])];
}

function urlWarnings({ url, headers }: RemoteLaunch, server: string): Text[] {
  const placeholders = placeholderWarnings(server, [
    ['url', url],
    ...Object.entries(headers).map(([name, value]): [string, string] => [`headers.${name}`, value]),
  ]);
  const { protocol, hostname, searchParams } = new URL(url.replaceAll(SECRET_REFERENCE, 'secret'));
  const inUrl = [...searchParams]
    .filter(([name, value]) => looksSecret(name, value))
    .map(([name]) => text('paste.secretInUrl', { server, parameter: shown(name) }));
  const open = protocol === 'http:' && !isLoopback(hostname);
  const inTheOpen = Object.entries(headers)
    .filter(([name, value]) => open && (looksSecret(name, behindScheme(value)) || isReference(value)))
    .map(([header]) => text('paste.plainHttp', { server, header: shown(header) }));
  return [...placeholders, ...inUrl, ...inTheOpen];
}

function placeholderWarnings(server: string, fields: [field: string, value: string][]): Text[] {
  return fields.flatMap(([field, value]) =>
    placeholdersIn(value).map((variable) =>
      text('paste.placeholder', { server, field: shown(field), variable: shown(variable) }),
    ),
  );
}

function isLoopback(hostname: string): boolean {
  return /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/i.test(hostname);
}

function isReference(value: string): boolean {
  return referencedSecrets([value]).length > 0;
}
