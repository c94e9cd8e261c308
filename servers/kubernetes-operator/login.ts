// Who a context logs in as. A kubeconfig can name a program to run (`exec`), and whoever can change the file could
// have any program run that way: such a program runs only when the user has named it in the settings, never by a
// shell, and never through the client library, which would start it without asking.
import path from 'node:path';
import type { User } from '@kubernetes/client-node/dist/config_types.js';
import { z } from 'zod';
import { run } from '#servers/kit/exec.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { Settings } from '#servers/kit/settings.ts';
import { isOidc, oidcToken, tokenFileOf, tokenIn } from './bearer-token.ts';

const LOGIN_MS = 60_000;
const MAX_OUTPUT_BYTES = 1024 * 1024;

/** https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins */
const Plugin = z.object({
  apiVersion: z.string().default('client.authentication.k8s.io/v1'),
  command: z.string().min(1),
  args: z.array(z.string()).nullish(),
  env: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
});

/** Variables that would make another program of the one that the user allowed. */
const TAKES_OVER = /^(?:PATH|LD_.*|DYLD_.*|NODE_OPTIONS|PYTHON.*|PERL5?.*|RUBY.*|BASH_ENV|ENV|SHELL)$/i;

const Credential = z.object({
  kind: z.literal('ExecCredential'),
  status: z.object({
    token: z.string().optional(),
    clientCertificateData: z.string().optional(),
    clientKeyData: z.string().optional(),
    expirationTimestamp: z.iso.datetime({ offset: true }).optional(),
  }),
});

type Status = z.infer<typeof Credential>['status'];
const kept = new Map<string, Status>();

/** How a user logs in, in a word that gives nothing away. */
export function loginKind(user: User | null): string {
  if (user === null) return 'none';
  if (user.exec !== undefined && user.exec !== null) return `program ${commandOf(user) ?? '?'}`;
  if (tokenFileOf(user) !== undefined) return 'token file';
  if (isOidc(user)) return 'OpenID Connect';
  if (user.authProvider !== undefined && user.authProvider !== null) return 'auth-provider';
  if (user.certData || user.certFile) return 'client certificate';
  if (user.token) return 'token';
  return user.username ? 'password' : 'none';
}

/**
 * The same user with a credential in place of the program, file or provider that gives it. Throws P (the program is
 * not allowed), D (it is not there, or the kubeconfig wants what is gone from Kubernetes), T, E (it failed; its output
 * stays here).
 */
export async function loggedIn(user: User | null, settings: Settings, signal: AbortSignal): Promise<User> {
  if (user === null) return { name: 'nobody' };
  const file = tokenFileOf(user);
  if (file !== undefined) return { ...user, authProvider: undefined, token: await tokenIn(file, user.name) };
  if (isOidc(user)) return { ...user, authProvider: undefined, token: oidcToken(user) };
  if (user.authProvider !== undefined && user.authProvider !== null) {
    throw new ToolFailure(
      'D',
      `The kubeconfig logs ${user.name} in by an auth-provider that Kubernetes has removed. Change it to a token, a certificate or a login program (exec), such as gke-gcloud-auth-plugin or kubelogin.`,
      { setting: 'KUBECONFIG' },
    );
  }
  requireAllowedProgram(user, settings);
  if (user.exec === undefined || user.exec === null) return user;
  const status = await credentialOf(Plugin.parse(user.exec), user.name, signal);
  const encoded = (pem: string | undefined): string | undefined =>
    pem === undefined ? undefined : Buffer.from(pem).toString('base64');
  return {
    name: user.name,
    token: status.token,
    certData: encoded(status.clientCertificateData),
    keyData: encoded(status.clientKeyData),
    impersonateUser: user.impersonateUser,
  };
}

/** Throws P unless the user needs no program or the settings name exactly it. */
export function requireAllowedProgram(user: User | null, settings: Settings): void {
  if (user?.exec === undefined || user.exec === null) return;
  const command = commandOf(user);
  const allowed = settings.list('KUBERNETES_LOGIN_PROGRAMS');
  const isPlain = command !== undefined && (path.isAbsolute(command) || path.basename(command) === command);
  if (isPlain && allowed.includes(command)) return;
  throw new ToolFailure(
    'P',
    `The kubeconfig wants to run ${command ?? 'a program'} to log in. If you trust it, add exactly that to KUBERNETES_LOGIN_PROGRAMS in this server’s settings in Patchbay, then start it again.`,
    { setting: 'KUBERNETES_LOGIN_PROGRAMS', program: command ?? '' },
  );
}

function commandOf(user: User): string | undefined {
  const plugin = Plugin.safeParse(user.exec);
  return plugin.success ? plugin.data.command : undefined;
}

async function credentialOf(
  plugin: z.infer<typeof Plugin>,
  user: string,
  signal: AbortSignal,
): Promise<Status> {
  const key = JSON.stringify([user, plugin]);
  const before = kept.get(key);
  // Without a date nobody knows how long it holds.
  if (Date.parse(before?.expirationTimestamp ?? '') > Date.now()) return before ?? {};
  const { apiVersion, command, args, env } = plugin;
  const taken = env?.find(({ name }) => TAKES_OVER.test(name));
  if (taken !== undefined) {
    throw new ToolFailure(
      'P',
      `The kubeconfig sets ${taken.name} for ${command}, which could make another program of it. Take that out of the kubeconfig.`,
      { program: command, variable: taken.name },
    );
  }
  const asked = { apiVersion, kind: 'ExecCredential', spec: { interactive: false } };
  const result = await run(command, args ?? [], {
    env: {
      ...Object.fromEntries((env ?? []).map(({ name, value }) => [name, value])),
      KUBERNETES_EXEC_INFO: JSON.stringify(asked),
    },
    timeoutMs: LOGIN_MS,
    maxOutputBytes: MAX_OUTPUT_BYTES,
    advice: 'The kubeconfig needs it to log in: install it, then try again.',
    signal,
  });
  const credential = Credential.safeParse(parseJson(result.stdout));
  if (result.exitCode !== 0 || !credential.success) {
    throw new ToolFailure(
      'E',
      `${command}, which logs ${user} in, ended with exit code ${result.exitCode} and no credential. Run it on a terminal to see why; you may have to sign in again.`,
      { program: command, exitCode: result.exitCode },
    );
  }
  kept.set(key, credential.data.status);
  return credential.data.status;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
