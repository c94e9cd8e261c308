// A query is judged by Prometheus' own grammar, never by words in it: `create_total{job="delete"}` is a good query.
import type { parser } from '@prometheus-io/lezer-promql';
import { z } from 'zod';

const MAX_CHARACTERS = 1_000;

type Parser = typeof parser;

/** Its tables take longer to unpack than all the rest of a start. */
async function loadParser(): Promise<Parser> {
  return (await import('@prometheus-io/lezer-promql')).parser;
}

/** A PromQL expression that parses. */
export const Query = z
  .string()
  .min(1)
  .max(MAX_CHARACTERS)
  .superRefine(async (source, context) => {
    const problem = syntaxProblem(source, await loadParser());
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
  });

/** A PromQL expression that is one series selector, such as `up{job="x"}`. */
export const Selector = z
  .string()
  .min(1)
  .max(MAX_CHARACTERS)
  .superRefine(async (source, context) => {
    const grammar = await loadParser();
    const problem =
      syntaxProblem(source, grammar) ?? (isSelector(source, grammar) ? undefined : NOT_A_SELECTOR);
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
  });

const NOT_A_SELECTOR =
  'is PromQL, but no series selector such as up{job="x"} (no function, operator or range)';

/** What does not parse and where, or undefined. The first error is the one that led to the others. */
function syntaxProblem(source: string, grammar: Parser): string | undefined {
  let found: { from: number; to: number } | undefined;
  grammar.parse(source).iterate({
    enter({ type, from, to }) {
      if (type.isError) found ??= { from, to };
    },
  });
  if (found === undefined) return undefined;
  const { from, to } = found;
  const rest = source.slice(from).trim();
  if (rest === '') return 'is not PromQL: it ends where something is still to come';
  return `is not PromQL: cannot understand ${JSON.stringify(source.slice(from, Math.max(to, from + 1)))} at character ${from + 1}`;
}

function isSelector(source: string, grammar: Parser): boolean {
  const first = grammar.parse(source).topNode.firstChild;
  return first?.name === 'VectorSelector' && first.nextSibling === null;
}
