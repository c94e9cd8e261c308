import type { z } from 'zod';
import { ToolFailure } from './failure.ts';

/**
 * Arguments checked and completed with defaults. Throws V that names the first wrong field in `field` and all of
 * them in `problems`, in words that a model can act on. Nothing has run then.
 */
export async function parseArguments<I extends z.ZodObject>(input: I, args: unknown): Promise<z.output<I>> {
  const parsed = await input.safeParseAsync(args ?? {});
  if (parsed.success) return parsed.data;
  const known = Object.keys(input.shape).join(', ');
  const problems = parsed.error.issues.map((issue) => problemOf(issue, args ?? {}, known));
  const first = problems[0]?.field ?? '';
  const message = problems.map(({ field, problem }) => `${field}: ${problem}`).join('; ');
  throw new ToolFailure('V', message, { field: first, problems });
}

type Problem = { field: string; problem: string };

function problemOf(issue: z.core.$ZodIssue, args: object, known: string): Problem {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    const where = path.length === 0 ? `; the tool takes ${known === '' ? 'none' : known}` : '';
    return { field: [...path, issue.keys[0]].join('.'), problem: `is not a known parameter${where}` };
  }
  const field = path.join('.');
  if (issue.code === 'invalid_type' && valueAt(args, issue.path) === undefined) {
    return { field, problem: `is required (${issue.expected})` };
  }
  return { field, problem: issue.message };
}

function valueAt(args: object, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    args,
  );
}
