import type { Package, Project } from '#servers/projects/project.ts';
import type { StatedLicence } from '#servers/projects/stated-licences.ts';

/** A bill of materials, in the words of no format. */
export interface Bill {
  name: string;
  version: string | undefined;
  licence: string | undefined;
  made: Date;
  /** `ref` is unique in the bill; `needs` are refs. */
  parts: { ref: string; found: Package; licence: string | undefined; needs: string[] }[];
  /** What the project asks for itself. */
  roots: string[];
}

/** One bill of all projects of a folder. Without `withDev`, what only development needs is left out. */
export function billOf(
  projects: { project: Project; licences: Map<string, StatedLicence> }[],
  withDev: boolean,
  made: Date,
): Bill {
  const [first] = projects;
  if (first === undefined) throw new Error('a bill needs a project');
  const parts = new Map<string, Bill['parts'][number]>();
  const roots = new Set<string>();
  for (const { project, licences } of projects) {
    const kept = project.packages.filter(({ kind }) => withDev || kind !== 'dev');
    // The same version in two places of node_modules is one component.
    const refs = new Map(kept.map((found) => [found.id, refOf(found)]));
    const present = (ids: (string | undefined)[]): string[] =>
      ids.flatMap((id) => (id === undefined ? [] : (refs.get(id) ?? [])));
    for (const found of kept) {
      const ref = refOf(found);
      const needs = present(found.needs.map(({ to }) => to));
      const known = parts.get(ref);
      parts.set(ref, {
        ref,
        found: known?.found ?? found,
        licence: known?.licence ?? licences.get(found.id)?.text,
        needs: [...new Set([...(known?.needs ?? []), ...needs])],
      });
    }
    const asked = project.needs.filter(({ kind }) => withDev || kind !== 'dev');
    for (const ref of present(asked.map(({ to }) => to))) roots.add(ref);
  }
  return {
    name: first.project.name,
    version: first.project.version,
    licence: first.project.licence,
    made,
    parts: [...parts.values()],
    roots: [...roots],
  };
}

function refOf({ ecosystem, name, version }: Package): string {
  return `${ecosystem}:${name}@${version}`;
}
