import semver from 'semver';
import type { Need, Package, Project } from '#servers/projects/project.ts';
import { labelOf } from './walk.ts';

/** Names that are there in several versions, with who needs which. */
export function severalVersions(
  project: Project,
): { name: string; versions: { version: string; needed_by: string[] }[] }[] {
  const byName = grouped(
    project.packages.filter(({ local }) => !local),
    ({ name }) => name,
  );
  const needers = neededBy(project);
  return [...byName]
    .filter(([, all]) => new Set(all.map(({ version }) => version)).size > 1)
    .map(([name, all]) => ({
      name,
      versions: [...grouped(all, ({ version }) => version)].map(([version, same]) => ({
        version,
        needed_by: [...new Set(same.flatMap(({ id }) => needers.get(id) ?? []))],
      })),
    }));
}

/** Needs of npm that the lock file leaves without a package, or gives a version that is not in the range. */
export function unmetNeeds(
  project: Project,
): { needed_by: string; name: string; range: string; got: string | null }[] {
  if (project.ecosystem !== 'npm' || project.lock === undefined) return [];
  const byId = new Map(project.packages.map((found) => [found.id, found]));
  const askers = [
    { label: project.name, needs: project.needs },
    ...project.packages.map((found) => ({ label: labelOf(found), needs: found.needs })),
  ];
  return askers.flatMap(({ label, needs }) =>
    needs.flatMap((need) => {
      const got = need.to === undefined ? undefined : byId.get(need.to);
      return isMet(need, got)
        ? []
        : [{ needed_by: label, name: need.name, range: need.range, got: got?.version ?? null }];
    }),
  );
}

/** Who needs each package, by its id. */
export function neededBy(project: Project): Map<string, string[]> {
  const needers = new Map<string, string[]>();
  const add = (label: string, needs: Need[]): void => {
    for (const { to } of needs) {
      if (to !== undefined) needers.set(to, [...(needers.get(to) ?? []), label]);
    }
  };
  add(project.name, project.needs);
  for (const found of project.packages) add(labelOf(found), found.needs);
  return needers;
}

function isMet({ kind, range }: Need, got: Package | undefined): boolean {
  // Peers and optional ones may be absent.
  if (got === undefined) return kind !== 'runtime' && kind !== 'dev';
  const wanted = range.startsWith('npm:') ? range.slice(range.lastIndexOf('@') + 1) : range;
  // Tags, addresses and folders are no ranges.
  if (got.local || semver.validRange(wanted) === null) return true;
  return semver.satisfies(got.version, wanted, { includePrerelease: true });
}

/** Map.groupBy, which Node 20 does not have. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
