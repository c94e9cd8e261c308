import { z } from 'zod';
import { FormSchema } from '#contract/server-request.ts';
import type { Elicitation } from '#contract/server-request.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { hostKind } from '#main/guard/egress-addresses.ts';

/** More than anybody fills in. */
const MOST_FIELDS = 100;
/** More than anybody reads before he answers. */
const MOST_CHARS = 100_000;
const LONGEST_URL = 8_192;

const FormParams = z.object({
  mode: z.literal('form').optional(),
  message: z.string(),
  requestedSchema: FormSchema,
});
const UrlParams = z.object({
  mode: z.literal('url'),
  message: z.string(),
  url: z.string(),
  elicitationId: z.string().max(500).optional(),
});

/**
 * What a server asks of a person (elicitation/create), or why nobody is asked. A form is flat; an address is one that a
 * browser can be trusted with: https, or http on this computer.
 */
export function readElicitation(params: unknown): Elicitation | { refused: Text } {
  if (JSON.stringify(params ?? null).length > MOST_CHARS) {
    return { refused: text('elicit.tooLong', { limit: MOST_CHARS }) };
  }
  const form = FormParams.safeParse(params);
  if (form.success) {
    const { message, requestedSchema: schema } = form.data;
    if (Object.keys(schema.properties).length > MOST_FIELDS) {
      return { refused: text('elicit.tooManyFields', { limit: MOST_FIELDS }) };
    }
    return { mode: 'form', message, schema };
  }
  const page = UrlParams.safeParse(params);
  if (!page.success) return { refused: text('elicit.unreadable') };
  const { message, url, elicitationId: id } = page.data;
  if (!isOpenable(url)) return { refused: text('elicit.badAddress') };
  return { mode: 'url', message, url, ...(id === undefined ? {} : { id }) };
}

function isOpenable(url: string): boolean {
  if (url.length > LONGEST_URL || !URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  // A name before the host is there to be taken for the host.
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && hostKind(hostname) === 'loopback');
}

const Needed = z.object({
  elicitations: z.array(z.unknown()).min(1).max(5),
});

/** The pages that a server of 2025-11-25 wants opened before it does a call (error -32042), or undefined when it cannot be read. */
export function readNeeded(data: unknown): Extract<Elicitation, { mode: 'url' }>[] | undefined {
  const needed = Needed.safeParse(data);
  if (!needed.success) return undefined;
  const pages = needed.data.elicitations.map((one) => readElicitation(one));
  const urls = pages.filter((page) => 'mode' in page && page.mode === 'url');
  return urls.length === pages.length ? urls : undefined;
}
