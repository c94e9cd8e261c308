import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { compilePattern } from '#servers/kit/pattern.ts';
import type { SecretSearch } from './find-secrets.ts';

const MAX_PATTERNS = 50;
const MAX_PATTERN_LENGTH = 1_000;

const Patterns = z.array(z.string().min(1).max(MAX_PATTERN_LENGTH)).max(MAX_PATTERNS);

/** The patterns in the parameter custom_patterns, a JSON array of RE2 patterns. Throws V that names it. */
export function customPatterns(text: string): SecretSearch['custom'] {
  const field = 'custom_patterns';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ToolFailure(
      'V',
      `${field} is not JSON. Give an array of patterns, such as ["acme_[a-z0-9]{32}"].`,
      { field },
    );
  }
  const patterns = Patterns.safeParse(value);
  if (!patterns.success) {
    throw new ToolFailure(
      'V',
      `${field} is not an array of at most ${MAX_PATTERNS} patterns of at most ${MAX_PATTERN_LENGTH} characters.`,
      { field },
    );
  }
  return patterns.data.map((source, index) => ({
    source,
    pattern: compilePattern(`${field}.${index}`, source, { multiline: true }),
  }));
}
