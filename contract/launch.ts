import { z } from 'zod';
import { SECRET_REFERENCE } from './secret.ts';

/** A plain value, or text that holds `${secret:NAME}` references which are resolved at start and nowhere else. */
export const SecretText = z.string().max(32_768);

/** A program on this machine that speaks over its stdin and stdout. */
export const StdioLaunch = z.object({
  type: z.literal('stdio'),
  command: z.string().min(1).max(4096),
  args: z.array(z.string().max(32_768)).max(512),
  cwd: z.string().max(4096).optional(),
  env: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/), SecretText),
});
export type StdioLaunch = z.infer<typeof StdioLaunch>;

/** Names that the protocol or HTTP itself gives their values (RFC 9110 tokens; compared in lower case). */
const OURS = new Set([
  'accept',
  'connection',
  'content-length',
  'content-type',
  'host',
  'last-event-id',
  'mcp-method',
  'mcp-name',
  'mcp-protocol-version',
  'mcp-session-id',
  'transfer-encoding',
]);

const HeaderName = z
  .string()
  .max(200)
  .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'must be the name of an HTTP header')
  .refine((name) => !OURS.has(name.toLowerCase()), 'is a header that Patchbay sets itself');

const HeaderValue = SecretText.refine((value) => !/[\r\n\0]/.test(value), 'must be a single line');

/**
 * A server that is reached at a URL: Streamable HTTP, or the older HTTP+SSE (MCP 2025-03-26 and before).
 * URL and headers may hold secret references.
 */
export const RemoteLaunch = z.object({
  type: z.enum(['http', 'sse']),
  url: z
    .string()
    .max(8192)
    .superRefine((value, context) => {
      const problem = problemWithUrl(value);
      if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
    }),
  headers: z.record(HeaderName, HeaderValue),
});
export type RemoteLaunch = z.infer<typeof RemoteLaunch>;

/** How a server is reached. ws enters with its transport. */
export const Launch = z.discriminatedUnion('type', [StdioLaunch, RemoteLaunch]);
export type Launch = z.infer<typeof Launch>;

function problemWithUrl(value: string): string | undefined {
  let url: URL;
  try {
    url = new URL(value.replaceAll(SECRET_REFERENCE, 'secret'));
  } catch {
    return 'must be a whole address such as https://example.com/mcp';
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'must start with https:// or http://';
  if (url.username !== '' || url.password !== '') {
    return 'must not hold a name or password: use a header, whose value can be kept in the keychain';
  }
  return value.includes('#') ? 'must not hold a fragment (#)' : undefined;
}

/** All texts of a launch in which a secret may be referred to. */
export function secretTexts(launch: Launch): string[] {
  return launch.type === 'stdio' ? Object.values(launch.env) : [launch.url, ...Object.values(launch.headers)];
}
