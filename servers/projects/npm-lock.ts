import { z } from 'zod';
import type { Checksum, Need, Package, Project } from './project.ts';

const Ranges = z.record(z.string(), z.string()).optional();

export const PackageJson = z.looseObject({
  name: z.string().optional(),
  version: z.string().optional(),
  private: z.boolean().optional(),
  license: z.unknown().optional(),
  dependencies: Ranges,
  devDependencies: Ranges,
  optionalDependencies: Ranges,
  peerDependencies: Ranges,
});
type PackageJson = z.infer<typeof PackageJson>;

const Locked = PackageJson.extend({
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
  dev: z.boolean().optional(),
  optional: z.boolean().optional(),
  devOptional: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
  inBundle: z.boolean().optional(),
});
type Locked = z.infer<typeof Locked>;

/** package-lock.json, npm-shrinkwrap.json: versions 2 and 3 of npm. */
export const NpmLock = z.looseObject({
  lockfileVersion: z.int(),
  packages: z.record(z.string(), Locked).optional(),
});

/** The project that package.json and its lock file describe; without a lock file only what it asks for. */
export function npmProject(
  manifest: PackageJson,
  lock: { name: string; content: z.infer<typeof NpmLock> } | undefined,
): Project {
  const licence = licenceText(manifest.license);
  const project: Project = {
    ecosystem: 'npm',
    name: manifest.name ?? 'unnamed',
    ...(manifest.version === undefined ? {} : { version: manifest.version }),
    ...(licence === undefined ? {} : { licence }),
    isPrivate: manifest.private === true,
    manifest: 'package.json',
    needs: needsOf(manifest, true),
    packages: [],
    notes: [],
  };
  if (lock === undefined) {
    project.notes.push('package.json has no lock file beside it: versions and what they need are not known.');
    return project;
  }
  const entries = lock.content.packages;
  if (entries === undefined) {
    project.notes.push(
      `${lock.name} has format ${lock.content.lockfileVersion}, which does not record the tree: run npm install with npm 7 or newer to renew it.`,
    );
    return { ...project, lock: lock.name };
  }
  return { ...project, lock: lock.name, ...graphOf(entries, project.needs) };
}

function graphOf(entries: Record<string, Locked>, asked: Need[]): Pick<Project, 'needs' | 'packages'> {
  const resolve = (from: string, need: Need): Need => {
    const to = lookUp(entries, from, need.name);
    return to === undefined ? need : { ...need, to };
  };
  const packages = Object.entries(entries)
    .filter(([place, { link }]) => place !== '' && link !== true)
    .map(([place, entry]) => {
      const needs = needsOf(entry, !place.includes('node_modules/'));
      return packageOf(
        place,
        entry,
        needs.map((need) => resolve(place, need)),
      );
    });
  return { needs: asked.map((need) => resolve('', need)), packages };
}

function packageOf(place: string, entry: Locked, needs: Need[]): Package {
  const licence = licenceText(entry.license);
  const optional = entry.optional === true || entry.devOptional === true;
  return {
    id: place,
    ecosystem: 'npm',
    name: entry.name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version: entry.version ?? '0.0.0',
    kind: entry.dev === true ? 'dev' : optional ? 'optional' : 'runtime',
    ...(licence === undefined ? {} : { licence }),
    checksums: integrityOf(entry.integrity ?? ''),
    ...(entry.resolved === undefined ? {} : { source: entry.resolved }),
    local: !place.includes('node_modules/'),
    installScript: entry.hasInstallScript === true,
    place,
    needs,
  };
}

/** Node looks in the folder itself, then in each folder above it. */
function lookUp(entries: Record<string, Locked>, from: string, name: string): string | undefined {
  for (let base = from; ; base = above(base)) {
    const place = `${base === '' ? '' : `${base}/`}node_modules/${name}`;
    const entry = Object.hasOwn(entries, place) ? entries[place] : undefined;
    if (entry !== undefined) return entry.link === true ? entry.resolved : place;
    if (base === '') return undefined;
  }
}

function above(place: string): string {
  const end = place.lastIndexOf('/node_modules/');
  return end === -1 ? '' : place.slice(0, end);
}

function needsOf(from: PackageJson, own: boolean): Need[] {
  const of = (ranges: Record<string, string> | undefined, kind: Need['kind']): Need[] =>
    Object.entries(ranges ?? {}).map(([name, range]) => ({ name, range, kind }));
  const optional = of(from.optionalDependencies, 'optional');
  const runtime = of(from.dependencies, 'runtime').filter(
    ({ name }) => from.optionalDependencies?.[name] === undefined,
  );
  const dev = own ? of(from.devDependencies, 'dev') : [];
  return [...runtime, ...optional, ...of(from.peerDependencies, 'peer'), ...dev];
}

/** The licence field of package.json in its present and former forms. */
export function licenceText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    const all = value.map(licenceText).filter((one) => one !== undefined);
    return all.length === 0 ? undefined : `(${all.join(' OR ')})`;
  }
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
  return typeof type === 'string' ? type : undefined;
}

/** Digests of a Subresource Integrity text, such as `sha512-…`; unknown algorithms are left out. */
export function integrityOf(text: string): Checksum[] {
  return text.split(/\s+/).flatMap((one) => {
    const [, algorithm, digest] = /^(sha1|sha256|sha384|sha512)-([A-Za-z0-9+/=]+)/.exec(one) ?? [];
    if (algorithm === undefined || digest === undefined) return [];
    return [
      { algorithm: algorithm as Checksum['algorithm'], hex: Buffer.from(digest, 'base64').toString('hex') },
    ];
  });
}
