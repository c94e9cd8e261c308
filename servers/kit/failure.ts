import { z } from 'zod';
import type { JsonObject } from '#contract/json.ts';

/**
 * The error contract of servers (spec/servers.md 0.1): V input, U unknown tool, A credential, P refused by a guard,
 * N target missing, D something needed is absent, T timeout, R rate limit, C circuit open, E the system or an
 * upstream failed, I internal.
 */
const FailureCode = z.enum(['V', 'U', 'A', 'P', 'N', 'D', 'T', 'R', 'C', 'E', 'I']);
export type FailureCode = z.infer<typeof FailureCode>;

/** What the structured content of a failed call looks like; codes add fields of their own beside `field`. */
export const FailureContent = z.object({
  error: z.looseObject({
    code: FailureCode,
    message: z.string(),
    field: z.string().optional(),
  }),
});

/**
 * Thrown by a tool that cannot do what it was asked. `message` says what happened and what to do next; `fields` are
 * added to the structured error, such as {field} for V and P, {retryAfterMs} for R, {exitCode, stderr} for E.
 */
export class ToolFailure extends Error {
  readonly code: FailureCode;
  readonly fields: JsonObject;

  constructor(code: FailureCode, message: string, fields: JsonObject = {}) {
    super(message);
    this.name = 'ToolFailure';
    this.code = code;
    this.fields = fields;
  }
}

/** What was thrown as the failure that is told, or undefined when it is a surprise, whose details stay in the log. */
export function expectedFailure(error: unknown): ToolFailure | undefined {
  if (error instanceof ToolFailure) return error;
  const refusedBySystem = error instanceof Error && 'syscall' in error && 'code' in error;
  const moved = error instanceof Error && 'code' in error && error.code === 'ELOOP';
  return refusedBySystem || moved ? systemFailure(String(error.code), error.message) : undefined;
}

/** A refusal of the operating system, by its errno. `message` is Node's, which names the path. */
function systemFailure(errno: string, message: string): ToolFailure {
  switch (errno) {
    case 'ENOENT':
      return new ToolFailure('N', `It does not exist (${message}).`, { errno });
    case 'EISDIR':
    case 'ENOTDIR':
    case 'ENAMETOOLONG':
      return new ToolFailure('V', `The path does not fit (${message}).`, { errno });
    case 'ELOOP':
      return new ToolFailure('P', `A symlink stands in the way (${message}).`, { errno });
    default:
      return new ToolFailure('E', `The operating system refused: ${message}.`, { errno });
  }
}
