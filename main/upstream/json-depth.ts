/** How deep a JSON value is nested (a plain value: 0); undefined when deeper than `most`. Needs no stack of its own. */
export function depthOf(value: unknown, most: number): number | undefined {
  let level = childrenOf([value]);
  let depth = 0;
  while (level.length > 0) {
    depth++;
    if (depth > most) return undefined;
    level = childrenOf(level.flatMap((container) => Object.values(container)));
  }
  return depth;
}

function childrenOf(values: readonly unknown[]): object[] {
  return values.filter((value): value is object => typeof value === 'object' && value !== null);
}
