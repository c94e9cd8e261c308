import type { Package } from '#servers/projects/project.ts';

/**
 * Cycles among the packages as lists of ids; no two of them share a package, and where there is a cycle at least one
 * is listed. Peels off what nothing needs or what needs nothing until only cycles and the ways between them are left.
 */
export function cyclesIn(packages: readonly Package[]): string[][] {
  const ids = new Set(packages.map(({ id }) => id));
  const next = new Map(
    packages.map(({ id, needs }) => [
      id,
      new Set(needs.flatMap(({ to }) => (to !== undefined && ids.has(to) ? [to] : []))),
    ]),
  );
  const previous = new Map([...ids].map((id) => [id, new Set<string>()]));
  for (const [id, targets] of next) for (const target of targets) previous.get(target)?.add(id);

  const remove = (gone: string[]): void => {
    const waiting = [...gone];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const [targets, sources] = [next.get(id), previous.get(id)];
      if (targets === undefined || sources === undefined) continue;
      next.delete(id);
      previous.delete(id);
      for (const target of targets)
        if (previous.get(target)?.delete(id) && previous.get(target)?.size === 0) waiting.push(target);
      for (const source of sources)
        if (next.get(source)?.delete(id) && next.get(source)?.size === 0) waiting.push(source);
    }
  };

  remove([...ids].filter((id) => next.get(id)?.size === 0 || previous.get(id)?.size === 0));
  const cycles: string[][] = [];
  for (let [start] = next.keys(); start !== undefined; [start] = next.keys()) {
    const cycle = cycleFrom(start, next);
    cycles.push(cycle);
    remove(cycle);
  }
  return cycles;
}

/** Everything that is left has a next one, so walking on comes back to somewhere. */
function cycleFrom(start: string, next: Map<string, Set<string>>): string[] {
  const order = new Map<string, number>();
  let at = start;
  while (!order.has(at)) {
    order.set(at, order.size);
    const [target] = next.get(at) ?? [];
    if (target === undefined) throw new Error(`${at} should have been peeled off`);
    at = target;
  }
  return [...order.keys()].slice(order.get(at));
}
