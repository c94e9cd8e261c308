import { z } from 'zod';
import { RpcError, readMessage } from './message.ts';

const OPEN_ARRAY = 0x5b;

/** The messages of a JSON body: one, or a batch (MCP 2025-03-26 alone). */
export function messagesIn(body: Buffer): Buffer[] {
  if (body[0] !== OPEN_ARRAY) return [body];
  const batch = z.array(z.unknown()).parse(JSON.parse(body.toString('utf8')));
  return batch.map((message) => Buffer.from(JSON.stringify(message)));
}

export function isAnswerTo(line: Buffer, id: string | number): boolean {
  const message = readMessage(line);
  return (message.kind === 'result' || message.kind === 'error') && message.id === id;
}

/** The JSON-RPC error that a refusal holds, as an answer to the request `id`: a refusal may name none. */
export function errorIn(
  body: Buffer,
  id: string | number | undefined,
): { message: string; line: Buffer } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
  const refusal = Refusal.safeParse(value);
  if (!refusal.success) return undefined;
  const { error } = refusal.data;
  return { message: error.message, line: Buffer.from(JSON.stringify({ jsonrpc: '2.0', id, error })) };
}

const Refusal = z.object({ jsonrpc: z.literal('2.0'), error: RpcError });
