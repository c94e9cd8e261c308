// Tokens that a kubeconfig does not hold itself: those in a file, and those of OpenID Connect.
import { readFile } from 'node:fs/promises';
import type { User } from '@kubernetes/client-node/dist/config_types.js';
import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';

/** https://datatracker.ietf.org/doc/html/rfc6750#section-2.1: so that no other file is sent to a cluster by mistake. */
const TOKEN = /^[\w.~+/-]+=*$/;
const MAX_CHARACTERS = 64 * 1024;
/** What is about to run out would run out on the way. */
const LEFT_MS = 10_000;

const TokenFile = z.object({ name: z.literal('tokenFile'), config: z.object({ tokenFile: z.string() }) });
const Oidc = z.object({
  name: z.literal('oidc'),
  config: z.object({ 'id-token': z.string().optional() }).default({}),
});
const Claims = z.object({ exp: z.number() });

/** The shape in which the client library knows a token that stands in a file. */
export function tokenFileProvider(tokenFile: string): z.infer<typeof TokenFile> {
  return { name: 'tokenFile', config: { tokenFile } };
}

/** The file that holds the token of this user, if one does. */
export function tokenFileOf(user: User): string | undefined {
  return TokenFile.safeParse(user.authProvider).data?.config.tokenFile;
}

/** Read anew for each call: whoever rotates it writes the file. Throws D. */
export async function tokenIn(file: string, user: string): Promise<string> {
  const wrong = (what: string): ToolFailure =>
    new ToolFailure(
      'D',
      `The kubeconfig takes the token of ${user} from ${file}, which ${what}. Put the token there, or correct tokenFile in the kubeconfig.`,
      { setting: 'KUBECONFIG', file },
    );
  const content = await readFile(file, 'utf8').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw wrong(`cannot be read (${code})`);
  });
  const token = content.trim();
  if (token.length > MAX_CHARACTERS || !TOKEN.test(token)) throw wrong('does not hold a token');
  return token;
}

export function isOidc(user: User): boolean {
  return Oidc.safeParse(user.authProvider).success;
}

/**
 * The token that kubectl got last. It is not refreshed here: that would change the kubeconfig, and a refresh token
 * works only once at many issuers. Throws D when it has run out.
 */
export function oidcToken(user: User): string {
  const token = Oidc.safeParse(user.authProvider).data?.config['id-token'];
  const expires = token === undefined ? undefined : expiryOf(token);
  if (token !== undefined && expires !== undefined && expires > Date.now() + LEFT_MS) return token;
  const why = expires === undefined ? 'there is none that can be read' : `it ran out at ${shown(expires)}`;
  throw new ToolFailure(
    'D',
    `The kubeconfig logs ${user.name} in by OpenID Connect with the token that kubectl got last, and ${why}. Run kubectl with this context once, such as kubectl get namespaces, so that it gets a new one; or change the kubeconfig to a login program (exec) such as kubelogin.`,
    { setting: 'KUBECONFIG' },
  );
}

function expiryOf(token: string): number | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return Claims.parse(claims).exp * 1000;
  } catch {
    return undefined;
  }
}

function shown(time: number): string {
  return new Date(time).toISOString();
}
