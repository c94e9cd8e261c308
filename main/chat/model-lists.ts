import { z } from 'zod';
import type { ModelSpec } from '#contract/chat/provider.ts';
import type { ModelAccess } from './model-client.ts';
import { baseUrlOf, factsOf } from './provider-kinds.ts';

const MOST_BYTES = 20 * 2 ** 20;
const MOST_MODELS = 2000;
const LIMIT_MS = 15_000;
const PER_TOKEN_TO_PER_MILLION = 1_000_000;

/** An answer that is not a list of models. */
export class ListFault extends Error {
  override readonly name = 'ListFault';
  readonly statusCode: number;
  readonly responseBody: string;
  readonly responseHeaders: Record<string, string>;

  constructor(statusCode: number, responseBody: string, responseHeaders: Record<string, string>) {
    super(`HTTP ${statusCode}`);
    this.statusCode = statusCode;
    this.responseBody = responseBody;
    this.responseHeaders = responseHeaders;
  }
}

const count = z
  .int()
  .min(1)
  .catch(undefined as never)
  .optional();
const price = z.coerce
  .number()
  .min(0)
  .catch(undefined as never)
  .optional();

/** Fields that these providers document; whatever else there is does not matter. */
const Row = z.looseObject({
  id: z.string().min(1).max(300).optional(),
  /** Google calls the id so, behind `models/`. */
  name: z.string().optional(),
  display_name: z.string().optional(),
  displayName: z.string().optional(),
  max_input_tokens: count,
  max_tokens: count,
  context_length: count,
  max_context_length: count,
  inputTokenLimit: count,
  outputTokenLimit: count,
  supportedGenerationMethods: z.array(z.string()).optional(),
  supported_parameters: z.array(z.string()).optional(),
  capabilities: z
    .looseObject({ completion_chat: z.boolean().optional(), function_calling: z.boolean().optional() })
    .optional()
    .catch(undefined),
  pricing: z.looseObject({ prompt: price, completion: price }).optional().catch(undefined),
});
type Row = z.infer<typeof Row>;
const List = z.looseObject({
  data: z.array(z.unknown()).optional(),
  models: z.array(z.unknown()).optional(),
});

/**
 * The models that a provider says it has, as it orders them; undefined: this kind cannot be asked. Rejects with
 * {@link ListFault}, or what the connection reports.
 */
export async function listModels(access: ModelAccess, signal: AbortSignal): Promise<ModelSpec[] | undefined> {
  const { fetch: ask } = access;
  const { kind } = access.provider;
  const way = factsOf(kind).list;
  const base = baseUrlOf(access.provider);
  if (way === undefined || base === undefined) return undefined;
  const query = { anthropic: '?limit=1000', google: '?pageSize=1000', openai: '' }[way];
  const limited = AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]);
  const read = async (path: string): Promise<unknown> => {
    const response = await ask(`${base}/${path}`, {
      headers: headersOf(way, access.key),
      signal: limited,
    });
    const body = await limitedText(response);
    if (!response.ok) throw new ListFault(response.status, body, Object.fromEntries(response.headers));
    return parsed(body, response.status);
  };
  // The list of OpenRouter is open to everybody: only this says whether the key is one.
  if (kind === 'openrouter') await read('key');
  const { data, models } = List.catch({}).parse(await read(`models${query}`));
  const rows = data ?? models;
  if (rows === undefined) throw new ListFault(200, 'no list of models', {});
  return rows.flatMap((row) => specOf(Row.safeParse(row).data)).slice(0, MOST_MODELS);
}

function headersOf(way: 'anthropic' | 'google' | 'openai', key: string | undefined): Record<string, string> {
  if (key === undefined) return {};
  if (way === 'anthropic') return { 'x-api-key': key, 'anthropic-version': '2023-06-01' };
  return way === 'google' ? { 'x-goog-api-key': key } : { authorization: `Bearer ${key}` };
}

async function limitedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    const piece = chunk as Uint8Array;
    bytes += piece.length;
    if (bytes > MOST_BYTES) throw new ListFault(response.status, 'too long an answer', {});
    chunks.push(piece);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(body: string, status: number): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ListFault(status, body.slice(0, 500), {});
  }
}

/** Nothing for what is no model to talk with. */
function specOf(row: Row | undefined): ModelSpec[] {
  if (row === undefined) return [];
  const id = row.id ?? row.name?.replace(/^models\//, '');
  const talks =
    row.supportedGenerationMethods?.includes('generateContent') ?? row.capabilities?.completion_chat;
  if (id === undefined || id === '' || talks === false) return [];
  const label = row.display_name ?? row.displayName ?? (row.id === undefined ? undefined : row.name);
  const known = {
    label: label === id ? undefined : label?.slice(0, 300),
    contextTokens:
      row.context_length ?? row.max_context_length ?? row.max_input_tokens ?? row.inputTokenLimit,
    maxOutputTokens: row.outputTokenLimit ?? row.max_tokens,
    usdPerMTokIn: perMillion(row.pricing?.prompt),
    usdPerMTokOut: perMillion(row.pricing?.completion),
    tools: row.supported_parameters?.includes('tools') ?? row.capabilities?.function_calling,
  };
  return [{ id, ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)) }];
}

function perMillion(perToken: number | undefined): number | undefined {
  return perToken === undefined ? undefined : Number((perToken * PER_TOKEN_TO_PER_MILLION).toPrecision(6));
}
