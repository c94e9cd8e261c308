/** Package sources, by the names that OSV gives them. */
export type Ecosystem = 'npm' | 'PyPI' | 'Go' | 'crates.io';

/** One name in a list of dependencies; `to` is the id of the package that the lock file gives it. */
export interface Need {
  name: string;
  /** As written: `^1.2.0`, `>=2`, empty when any version does. */
  range: string;
  kind: 'runtime' | 'dev' | 'optional' | 'peer';
  to?: string;
}

/** A digest of the archive that a registry serves; `file` where a version has several archives. */
export interface Checksum {
  algorithm: 'sha1' | 'sha256' | 'sha384' | 'sha512' | 'md5';
  hex: string;
  file?: string;
}

export interface Package {
  /** Unique in its project: name@version, or the place in node_modules, where one version can be twice. */
  id: string;
  ecosystem: Ecosystem;
  name: string;
  version: string;
  /** `dev`: nothing that runs in production needs it. */
  kind: 'runtime' | 'dev' | 'optional';
  /** As the lock file states it. */
  licence?: string;
  checksums: Checksum[];
  /** The h1 line of go.sum: a hash over the files of the module, not over an archive. */
  goSum?: string;
  /** Where it was taken from when that is not the usual registry, or when the lock file names the archive. */
  source?: string;
  /** Belongs to the project itself, such as a workspace or a linked folder. */
  local: boolean;
  /** Runs a script when it is installed. */
  installScript: boolean;
  /** Its folder below the project, when it is installed there. */
  place?: string;
  needs: Need[];
}

/** What one manifest and its lock file say. */
export interface Project {
  ecosystem: Ecosystem;
  name: string;
  version?: string;
  licence?: string;
  /** Not meant to be published. */
  isPrivate: boolean;
  manifest: string;
  /** Absent: versions are not known then, and `packages` is empty unless the manifest pins them. */
  lock?: string;
  /** What the project asks for itself. */
  needs: Need[];
  packages: Package[];
  /** What could not be read or is not recorded, in words. */
  notes: string[];
}

/** Everything that can be reached by needs of the given kinds, from what the project asks for itself. */
export function reachable(project: Project, follow: (need: Need) => boolean): Set<string> {
  const byId = new Map(project.packages.map((found) => [found.id, found]));
  const seen = new Set<string>();
  const waiting = project.needs.filter(follow).flatMap(({ to }) => to ?? []);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...(byId.get(id)?.needs ?? []).filter(follow).flatMap(({ to }) => to ?? []));
  }
  return seen;
}

/** Marks as `dev` what only needs for development lead to. For lock files that do not say it themselves. */
export function markDevelopment(project: Project): Project {
  const production = reachable(project, ({ kind }) => kind !== 'dev');
  const packages = project.packages.map((found) =>
    production.has(found.id) || found.local ? found : { ...found, kind: 'dev' as const },
  );
  return { ...project, packages };
}

/** The package URL of a version (purl-spec), such as pkg:npm/%40scope/name@1.0.0. */
export function purlOf({
  ecosystem,
  name,
  version,
}: Pick<Package, 'ecosystem' | 'name' | 'version'>): string {
  const type = { npm: 'npm', PyPI: 'pypi', Go: 'golang', 'crates.io': 'cargo' }[ecosystem];
  const shown = ecosystem === 'Go' ? name.toLowerCase() : name;
  const path = shown.split('/').map(encodeURIComponent).join('/');
  return `pkg:${type}/${path}@${encodeURIComponent(version)}`;
}
