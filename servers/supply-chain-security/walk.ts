import type { Need, Package, Project } from '#servers/projects/project.ts';

/** A package on the shortest way from the project to it. */
export interface Step {
  found: Package;
  /** 1 for what the project asks for itself. */
  depth: number;
  /** The package that leads there; absent at depth 1. */
  parent?: Step;
}

/** Every package that can be reached, nearest first, by its id. */
export function walk(project: Project, withOptional: boolean): Map<string, Step> {
  const byId = new Map(project.packages.map((found) => [found.id, found]));
  const steps = new Map<string, Step>();
  const waiting: Step[] = [];
  const reach = (needs: Need[], depth: number, parent?: Step): void => {
    for (const { to, kind } of needs) {
      const found = to === undefined ? undefined : byId.get(to);
      if (found === undefined || steps.has(found.id) || (kind === 'optional' && !withOptional)) continue;
      const step = { found, depth, ...(parent === undefined ? {} : { parent }) };
      steps.set(found.id, step);
      waiting.push(step);
    }
  };
  reach(project.needs, 1);
  for (let at = 0, step = waiting[at]; step !== undefined; step = waiting[++at]) {
    reach(step.found.needs, step.depth + 1, step);
  }
  return steps;
}

/** The packages on the way, from what the project asks for to the package itself. */
export function chainTo(step: Step): string[] {
  const chain: string[] = [];
  for (let at: Step | undefined = step; at !== undefined; at = at.parent) chain.unshift(labelOf(at.found));
  return chain;
}

export function labelOf({ name, version }: Pick<Package, 'name' | 'version'>): string {
  return `${name}@${version}`;
}
