import type { ToolDefinition } from '#contract/tool.ts';

/** Words, numbers, runs of marks, line breaks: about the pieces that tokenizers of today cut text into first. */
const PIECE = /[A-Za-z]+|\d+|\P{ASCII}+|[\r\n]+|[ \t]{2,}|[!-/:-@[-`{-~]+/gu;

/**
 * About how many tokens a tool takes of a model's context: of the JSON of its name, description and input schema, which
 * is what model APIs are given. An estimate without a tokenizer's tables (tens of MB of memory): within 10 % per server
 * of o200k_base for the servers in test/integration/offers.test.ts; other models count differently by as much.
 */
export function estimateTokens({ name, description, inputSchema }: ToolDefinition): number {
  const json = JSON.stringify({ name, description, parameters: inputSchema });
  let tokens = 0;
  for (const [piece] of json.matchAll(PIECE)) tokens += costOf(piece);
  return Math.max(1, Math.round(tokens));
}

function costOf(piece: string): number {
  const first = piece.charCodeAt(0);
  if (first > 127) return piece.length * 0.7;
  if (first >= 48 && first <= 57) return Math.ceil(piece.length / 3);
  const letter = (first | 32) >= 97 && (first | 32) <= 122;
  if (letter) return lettersCost(piece);
  return first <= 32 ? 1 : Math.ceil(piece.length / 4);
}

/** Common words are one token; long and camel-cased ones are cut. */
function lettersCost(word: string): number {
  const humps = word.length > 3 ? (word.match(/[a-z][A-Z]/g)?.length ?? 0) : 0;
  return 1 + humps + Math.max(0, word.length - 10) / 8;
}
