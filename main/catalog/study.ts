import type { Fingerprint, ToolDefinition } from '#contract/tool.ts';
import { createSlices } from '#main/kernel/slices.ts';
import { isDeceptive } from './deceptive.ts';
import { fingerprintOf } from './fingerprint.ts';
import { estimateTokens } from './tokens.ts';

/** What has to be worked out of tool definitions, once each: thousands of them take the better part of a second. */
export interface Study {
  fingerprint(definition: ToolDefinition): Fingerprint;
  tokens(definition: ToolDefinition): number;
  deceptive(definition: ToolDefinition): boolean;
  /** Works all of it out ahead, in slices between which others have their turn. */
  ahead(definitions: readonly ToolDefinition[]): Promise<void>;
}

export function createStudy(): Study {
  const fingerprint = once(fingerprintOf);
  const tokens = once(estimateTokens);
  const deceptive = once(({ name, title, description }) =>
    isDeceptive({ name, titles: [title], description }),
  );
  return {
    fingerprint,
    tokens,
    deceptive,
    async ahead(definitions) {
      const slices = createSlices();
      for (const definition of definitions) {
        fingerprint(definition);
        tokens(definition);
        deceptive(definition);
        if (slices.over()) await slices.rest();
      }
    },
  };
}

/** Forgets with the definition itself. */
function once<T>(work: (definition: ToolDefinition) => T): (definition: ToolDefinition) => T {
  const known = new WeakMap<ToolDefinition, { value: T }>();
  return (definition) => {
    const found = known.get(definition);
    if (found !== undefined) return found.value;
    const value = work(definition);
    known.set(definition, { value });
    return value;
  };
}
