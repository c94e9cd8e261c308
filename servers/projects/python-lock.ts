import { z } from 'zod';
import { markDevelopment } from './project.ts';
import type { Checksum, Need, Package, Project } from './project.ts';
import { requirementOf } from '#servers/requirements/requirements.ts';
import type { Requirement } from '#servers/requirements/requirements.ts';

const Table = z.record(z.string(), z.unknown());
const Hash = z.string().regex(/^(sha256|sha384|sha512|md5):[0-9a-f]+$/);

export const PyProject = z.looseObject({
  project: z
    .looseObject({
      name: z.string().optional(),
      version: z.string().optional(),
      license: z.unknown().optional(),
      dependencies: z.array(z.string()).default([]),
      'optional-dependencies': z.record(z.string(), z.array(z.string())).default({}),
    })
    .optional(),
  'dependency-groups': z.record(z.string(), z.array(z.unknown())).default({}),
  tool: z
    .looseObject({
      poetry: z
        .looseObject({
          name: z.string().optional(),
          version: z.string().optional(),
          license: z.string().optional(),
          dependencies: Table.default({}),
          'dev-dependencies': Table.default({}),
          group: z.record(z.string(), z.looseObject({ dependencies: Table.default({}) })).default({}),
        })
        .optional(),
    })
    .optional(),
});
type PyProject = z.infer<typeof PyProject>;

export const PoetryLock = z.looseObject({
  package: z
    .array(
      z.looseObject({
        name: z.string(),
        version: z.string(),
        optional: z.boolean().default(false),
        dependencies: Table.default({}),
        files: z.array(z.looseObject({ file: z.string(), hash: Hash })).default([]),
        source: z.looseObject({ type: z.string(), url: z.string() }).optional(),
      }),
    )
    .default([]),
});

export const UvLock = z.looseObject({
  package: z
    .array(
      z.looseObject({
        name: z.string(),
        version: z.string().default('0'),
        source: z.record(z.string(), z.unknown()).default({}),
        dependencies: z.array(z.looseObject({ name: z.string() })).default([]),
        'optional-dependencies': z
          .record(z.string(), z.array(z.looseObject({ name: z.string() })))
          .default({}),
        sdist: z.looseObject({ url: z.string().optional(), hash: Hash.optional() }).optional(),
        wheels: z.array(z.looseObject({ url: z.string().optional(), hash: Hash.optional() })).default([]),
      }),
    )
    .default([]),
});

export const PipfileLock = z.looseObject({
  default: z.record(
    z.string(),
    z.looseObject({ version: z.string().optional(), hashes: z.array(Hash).default([]) }),
  ),
  develop: z
    .record(z.string(), z.looseObject({ version: z.string().optional(), hashes: z.array(Hash).default([]) }))
    .default({}),
});

/** PEP 503. */
export function pythonName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}

export function poetryProject(manifest: PyProject, lock: z.infer<typeof PoetryLock>): Project {
  const packages = lock.package.map((one): Package => {
    const elsewhere = one.source !== undefined && one.source.type !== 'legacy' ? one.source.url : undefined;
    return {
      ...packageOf(one.name, one.version),
      kind: one.optional ? 'optional' : 'runtime',
      checksums: one.files.map(({ file, hash }) => checksumOf(hash, file)),
      ...(elsewhere === undefined ? {} : { source: elsewhere }),
      needs: Object.entries(one.dependencies).map(([name, value]) => needOf(name, value, 'runtime')),
    };
  });
  return finished(manifest, 'poetry.lock', packages);
}

export function uvProject(manifest: PyProject, lock: z.infer<typeof UvLock>): Project {
  const own = (source: Record<string, unknown>): boolean =>
    source['editable'] === '.' || source['virtual'] === '.';
  const packages = lock.package
    .filter(({ source }) => !own(source))
    .map((one): Package => {
      const { registry: _, ...other } = one.source;
      const elsewhere = Object.values(other).find((value) => typeof value === 'string');
      const archives = [...(one.sdist === undefined ? [] : [one.sdist]), ...one.wheels];
      return {
        ...packageOf(one.name, one.version),
        checksums: archives.flatMap(({ url = '', hash }) =>
          hash === undefined ? [] : [checksumOf(hash, url.slice(url.lastIndexOf('/') + 1))],
        ),
        ...(elsewhere === undefined ? {} : { source: elsewhere }),
        local: 'editable' in other || 'virtual' in other || 'directory' in other,
        needs: [
          ...one.dependencies.map(({ name }) => needOf(name, '', 'runtime')),
          ...Object.values(one['optional-dependencies'])
            .flat()
            .map(({ name }) => needOf(name, '', 'optional')),
        ],
      };
    });
  return finished(manifest, 'uv.lock', packages);
}

/** Pipfile.lock says which packages there are, not which needs which. */
export function pipfileProject(manifest: PyProject, lock: z.infer<typeof PipfileLock>): Project {
  const of = (section: z.infer<typeof PipfileLock>['default'], kind: 'runtime' | 'dev'): Package[] =>
    Object.entries(section).map(([name, { version = '', hashes }]) => ({
      ...packageOf(name, version.replace(/^==/, '')),
      kind,
      checksums: hashes.map((hash) => checksumOf(hash)),
    }));
  const runtime = of(lock.default, 'runtime');
  const names = new Set(runtime.map(({ id }) => id));
  const packages = [...runtime, ...of(lock.develop, 'dev').filter(({ id }) => !names.has(id))];
  return flatProject(manifest, 'Pipfile', 'Pipfile.lock', packages);
}

export function requirementsProject(manifest: PyProject, file: string, lines: Requirement[]): Project {
  const pinned = lines.filter((line) => line.version !== undefined);
  const packages = pinned.map(({ name, version = '', hashes, source }): Package => ({
    ...packageOf(name, version),
    checksums: hashes.map((hash) => checksumOf(hash)),
    ...(source === undefined ? {} : { source }),
  }));
  const project = flatProject(manifest, file, file, packages);
  const ids = new Map(packages.map(({ id, name }) => [name, id]));
  project.needs = lines.map(({ name, range }) => {
    const to = ids.get(pythonName(name));
    return { name: pythonName(name), range, kind: 'runtime', ...(to === undefined ? {} : { to }) };
  });
  const loose = lines.filter((line) => line.version === undefined).map(({ name }) => name);
  if (loose.length > 0)
    project.notes.push(`Not pinned to one version, so not in the list: ${loose.join(', ')}.`);
  return project;
}

function flatProject(manifest: PyProject, file: string, lock: string, packages: Package[]): Project {
  return {
    ...head(manifest),
    manifest: file,
    lock,
    needs: packages.map(({ id, name, version, kind }) => ({
      name,
      range: `==${version}`,
      kind: kind === 'dev' ? 'dev' : 'runtime',
      to: id,
    })),
    packages,
    notes: [`${file} lists packages without saying which needs which.`],
  };
}

function head(
  manifest: PyProject,
): Pick<Project, 'ecosystem' | 'name' | 'version' | 'licence' | 'isPrivate'> {
  const { name, version } = { ...manifest.tool?.poetry, ...manifest.project };
  const licence = manifest.project?.license ?? manifest.tool?.poetry?.license;
  return {
    ecosystem: 'PyPI',
    name: name ?? 'unnamed',
    ...(version === undefined ? {} : { version }),
    ...(typeof licence === 'string' ? { licence } : {}),
    isPrivate: false,
  };
}

function finished(manifest: PyProject, lock: string, packages: Package[]): Project {
  const ids = new Map(packages.map(({ id, name }) => [name, id]));
  const linked = (need: Need): Need => {
    const to = ids.get(need.name);
    return to === undefined ? need : { ...need, to };
  };
  return markDevelopment({
    ...head(manifest),
    manifest: 'pyproject.toml',
    lock,
    needs: askedBy(manifest).map(linked),
    packages: packages.map((one) => ({ ...one, needs: one.needs.map(linked) })),
    notes: [],
  });
}

function askedBy(manifest: PyProject): Need[] {
  const lines = (texts: unknown[], kind: Need['kind']): Need[] =>
    texts.flatMap((line) => {
      const read = typeof line === 'string' ? requirementOf(line) : undefined;
      return read === undefined ? [] : [needOf(read.name, read.range, kind)];
    });
  const poetry = manifest.tool?.poetry;
  const table = (values: Record<string, unknown> = {}, kind: Need['kind']): Need[] =>
    Object.entries(values)
      .filter(([name]) => name !== 'python')
      .map(([name, value]) => needOf(name, value, kind));
  return [
    ...lines(manifest.project?.dependencies ?? [], 'runtime'),
    ...lines(Object.values(manifest.project?.['optional-dependencies'] ?? {}).flat(), 'optional'),
    ...lines(Object.values(manifest['dependency-groups']).flat(), 'dev'),
    ...table(poetry?.dependencies, 'runtime'),
    ...table(poetry?.['dev-dependencies'], 'dev'),
    ...Object.values(poetry?.group ?? {}).flatMap(({ dependencies }) => table(dependencies, 'dev')),
  ];
}

function needOf(name: string, value: unknown, kind: Need['kind']): Need {
  const table =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : { version: value };
  const range = typeof table['version'] === 'string' ? table['version'] : '';
  return { name: pythonName(name), range, kind: table['optional'] === true ? 'optional' : kind };
}

function packageOf(name: string, version: string): Package {
  const normal = pythonName(name);
  return {
    id: `${normal}@${version}`,
    ecosystem: 'PyPI',
    name: normal,
    version,
    kind: 'runtime',
    checksums: [],
    local: false,
    installScript: false,
    needs: [],
  };
}

function checksumOf(hash: string, file?: string): Checksum {
  const [algorithm, hex = ''] = hash.split(':');
  return {
    algorithm: algorithm as Checksum['algorithm'],
    hex,
    ...(file === undefined || file === '' ? {} : { file }),
  };
}
