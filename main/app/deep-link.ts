import { z } from 'zod';
import { LONGEST_LINK } from '#contract/link-length.ts';
import { INVISIBLE, invisibleIn } from '#contract/invisible.ts';
import type { Launch } from '#contract/launch.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { parsePasted } from '#main/clients/pasted.ts';
import { referencedSecrets } from '#main/secrets/secret-reference.ts';

/** What a link may say, once each. What it does not name is not there: nobody guesses what else was meant. */
const Asked = z
  .strictObject({
    name: z
      .string()
      .min(1)
      .max(100)
      .refine((name) => name.search(invisibleIn('word')) === -1)
      .optional(),
    command: z.string().min(1).max(4096).optional(),
    url: z.string().min(1).max(4096).optional(),
    /** JSON of one server, as clients keep it: {command, args, env} or {url, headers}. */
    config: z.string().min(2).max(12_000).optional(),
  })
  .refine(
    ({ command, url, config }) => [command, url, config].filter((way) => way !== undefined).length === 1,
  );

export type ReadLink = { ok: true; text: string } | { ok: false; reason: Text };

/**
 * Reads a `patchbay:add?…` address that came from outside. Pure; never throws. What it asks for comes back as the JSON
 * of one server, to stand where a person would paste it: nothing in it is hidden, and it refers to no secret.
 */
export function readDeepLink(address: string): ReadLink {
  if (address.length > LONGEST_LINK) return refuse('link.tooLong', { limit: LONGEST_LINK });
  // Whatever a URL parser would quietly drop or repair is no address.
  if (!/^patchbay:(?:\/\/)?add\/?\?[!-~]+$/i.test(address) || address.includes('#'))
    return refuse('link.unknown');
  const asked = Asked.safeParse(fieldsOf(address.slice(address.indexOf('?') + 1)));
  if (!asked.success) return refuse('link.wrongFields');
  const { name, command, url, config } = asked.data;
  const written = command ?? entryText(url, config);
  if (written === undefined) return refuse('link.wrongFields');
  const { drafts, problems } = parsePasted(written, () => false);
  const [draft] = drafts;
  if (draft === undefined || drafts.length > 1) {
    const [problem] = problems;
    return problem === undefined ? refuse('link.notOne') : { ok: false, reason: problem };
  }
  if (command !== undefined && draft.launch.type !== 'stdio') return refuse('link.wrongFields');
  const json = JSON.stringify({ mcpServers: { [name ?? draft.title]: entryOf(draft.launch) } }, null, 2);
  // A stranger may not send what the keychain holds to wherever he likes.
  if (referencedSecrets([json]).length > 0 || json.includes('${')) return refuse('link.refersToSecret');
  return { ok: true, text: escaped(json) };
}

/** Every field once, decoded strictly; anything else is undefined. */
function fieldsOf(query: string): Record<string, string> | undefined {
  const fields = new Map<string, string>();
  for (const part of query.split('&')) {
    const [, key = '', value = ''] = /^([a-z]+)=(.*)$/.exec(part) ?? [];
    if (key === '' || fields.has(key)) return undefined;
    try {
      fields.set(key, decodeURIComponent(value.replaceAll('+', ' ')));
    } catch {
      return undefined;
    }
  }
  return Object.fromEntries(fields);
}

/** One entry of a configuration; undefined: `config` is not the JSON of an object. */
function entryText(url: string | undefined, config: string | undefined): string | undefined {
  if (config === undefined) return JSON.stringify({ url });
  try {
    const value: unknown = JSON.parse(config);
    const entry = typeof value === 'object' && value !== null && !Array.isArray(value);
    return entry && ('command' in value || 'url' in value) ? config : undefined;
  } catch {
    return undefined;
  }
}

function entryOf(launch: Launch): Record<string, unknown> {
  const { type, ...rest } = launch;
  return launch.type === 'stdio' ? rest : { type, ...rest };
}

/** The same JSON with every character that nobody would see as an escape. */
function escaped(json: string): string {
  return json.replaceAll(new RegExp(`(?!\\n)[${INVISIBLE}]|(?! )\\p{Zs}`, 'gu'), (found) =>
    Array.from({ length: found.length }, (_, at) => {
      return String.raw`\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`;
    }).join(''),
  );
}

function refuse(code: Text['code'], params: Text['params'] = {}): ReadLink {
  return { ok: false, reason: text(code, params) };
}
