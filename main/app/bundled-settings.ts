import { isAbsolute } from 'node:path';
import type { Setting } from '#contract/bundled.ts';
import type { StdioLaunch } from '#contract/launch.ts';
import { SECRET_REFERENCE, SecretName } from '#contract/secret.ts';
import type { Server } from '#contract/server.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { RequestFailure } from './dispatch.ts';

type Variables = StdioLaunch['env'];

/** Of what was stored for a server that ships with Patchbay, what this version still knows. */
export function knownSettings(stored: Variables, settings: readonly Setting[]): Variables {
  const known = new Set(settings.map(({ env }) => env));
  return Object.fromEntries(Object.entries(stored).filter(([name]) => known.has(name)));
}

/** What a setting is at the next start: what was said, else what it is delivered with. */
export function settingValue({ launch }: Server, { env, default: given }: Setting): string | undefined {
  return (launch.type === 'stdio' ? launch.env[env] : undefined) ?? given;
}

/**
 * The server with other settings; they stand where its variables do, so that they reach it as those do and nowhere else.
 * Throws RequestFailure that names the one that cannot be. Blank and null take a setting away.
 */
export function withSettings(
  server: Server,
  change: Readonly<Record<string, string | null>>,
  settings: readonly Setting[],
): Server {
  const { launch } = server;
  const env = launch.type === 'stdio' ? { ...launch.env } : {};
  for (const [name, said] of Object.entries(change)) {
    const value = said?.trim() ?? '';
    const setting = settings.find((one) => one.env === name);
    const problem =
      setting === undefined
        ? text('request.settingUnknown', { server: server.title, name: name.slice(0, 100) })
        : value === ''
          ? undefined
          : problemWith(setting, value);
    if (problem !== undefined) throw new RequestFailure(problem, `change.settings.${name}`);
    if (value === '') delete env[name];
    else env[name] = value;
  }
  return launch.type === 'stdio' ? { ...server, launch: { ...launch, env } } : server;
}

function problemWith({ kind }: Setting, value: string): Text | undefined {
  if (value.includes('\0')) return text('request.settingText');
  // What is referred to is not known before the start.
  const plain = value.replaceAll(SECRET_REFERENCE, 'secret');
  switch (kind) {
    case 'secret':
      return isReference(value) ? undefined : text('request.settingSecret');
    case 'url':
      return problemWithUrl(value, plain);
    case 'number':
      return Number.isFinite(Number(plain)) ? undefined : text('request.settingNumber');
    case 'boolean':
      return /^(?:true|false)$/.test(value) ? undefined : text('request.settingBoolean');
    case 'file':
    case 'folder':
      return isAbsolute(plain) ? undefined : text('request.settingFile');
    case 'text':
    case 'list':
      return undefined;
  }
}

function isReference(value: string): boolean {
  const name = /^\$\{secret:(.*)\}$/s.exec(value)?.[1];
  return SecretName.safeParse(name).success;
}

function problemWithUrl(value: string, plain: string): Text | undefined {
  // `localhost:9090` would be an address too, of the scheme `localhost`.
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(plain) || !URL.canParse(plain)) return text('request.settingUrl');
  const { password } = new URL(plain);
  // It would stand in the store as it was typed, unless it is referred to.
  return password !== '' && plain === value ? text('request.settingUrlPassword') : undefined;
}
