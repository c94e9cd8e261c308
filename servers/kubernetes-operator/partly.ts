import { ToolFailure } from '#servers/kit/failure.ts';

/** A failure after some of it was done already, which the caller must know: `done` names what. */
export function partly(error: unknown, done: readonly string[], words: string): unknown {
  if (!(error instanceof ToolFailure) || done.length === 0) return error;
  return new ToolFailure(error.code, `${error.message} Before that, ${words}: ${done.join(', ')}.`, {
    ...error.fields,
    done: [...done],
  });
}
