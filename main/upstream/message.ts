import { z } from 'zod';
import { scanObject } from './json-scan.ts';
import type { Span } from './json-scan.ts';

/** A JSON-RPC error object, read loosely: a code that is not a number counts as internal. */
export const RpcError = z.object({
  code: z.number().catch(-32603),
  message: z.string().catch('(no message)'),
  data: z.unknown().optional(),
});
export type RpcError = z.infer<typeof RpcError>;

/** One incoming line, told apart without parsing what need not be parsed. */
export type Message =
  | { kind: 'result'; id: string | number; result: Buffer; whole: Buffer }
  | { kind: 'error'; id: string | number; error: RpcError; whole: Buffer }
  | { kind: 'other'; method: string; whole: Buffer }
  | { kind: 'noise' };

export function readMessage(line: Buffer): Message {
  const members = scanObject(line);
  if (members === undefined || !members.has('jsonrpc')) return { kind: 'noise' };
  const method = members.get('method');
  if (method !== undefined) {
    const name = value(line, method);
    return typeof name === 'string' ? { kind: 'other', method: name, whole: line } : { kind: 'noise' };
  }
  const id = value(line, members.get('id'));
  if (typeof id !== 'string' && typeof id !== 'number') return { kind: 'noise' };
  const result = members.get('result');
  if (result !== undefined)
    return { kind: 'result', id, result: line.subarray(result.from, result.to), whole: line };
  const error = RpcError.safeParse(value(line, members.get('error')));
  return error.success ? { kind: 'error', id, error: error.data, whole: line } : { kind: 'noise' };
}

/** The id of a message of which only the first and last bytes are left, if it can be seen there. */
export function idAtEdges(head: Buffer, tail: Buffer): string | number | undefined {
  const pattern = /"id"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d+)/;
  const found =
    pattern.exec(head.toString('latin1')) ??
    /"id"\s*:\s*("[^"\\]*"|-?\d+)\s*}\s*$/.exec(tail.toString('latin1'));
  if (found?.[1] === undefined) return undefined;
  return JSON.parse(found[1]) as string | number;
}

function value(line: Buffer, span: Span | undefined): unknown {
  if (span === undefined) return undefined;
  try {
    return JSON.parse(line.toString('utf8', span.from, span.to)) as unknown;
  } catch {
    return undefined;
  }
}
