import { z } from 'zod';
import { markDevelopment } from './project.ts';
import type { Need, Package, Project } from './project.ts';

const Table = z.record(z.string(), z.unknown());
const Dependencies = z.record(z.string(), z.union([z.string(), Table])).optional();

export const CargoToml = z.looseObject({
  package: z
    .looseObject({ name: z.string(), version: z.unknown().optional(), license: z.unknown().optional() })
    .optional(),
  dependencies: Dependencies,
  'dev-dependencies': Dependencies,
  'build-dependencies': Dependencies,
  target: z.record(z.string(), z.looseObject({ dependencies: Dependencies })).optional(),
});

export const CargoLock = z.looseObject({
  package: z
    .array(
      z.looseObject({
        name: z.string(),
        version: z.string(),
        source: z.string().optional(),
        checksum: z.string().optional(),
        dependencies: z.array(z.string()).default([]),
      }),
    )
    .default([]),
});
type Locked = z.infer<typeof CargoLock>['package'][number];

const CRATES_IO = 'registry+https://github.com/rust-lang/crates.io-index';

export function cargoProject(
  manifest: z.infer<typeof CargoToml>,
  lock: z.infer<typeof CargoLock> | undefined,
): Project {
  const { name = 'workspace', version, license } = manifest.package ?? {};
  const locked = lock?.package ?? [];
  const members = locked.filter(({ source }) => source === undefined);
  const own = members.find((member) => member.name === name);
  const asked = needsOf(manifest);
  const packages = locked.filter((crate) => crate !== own).map((crate) => packageOf(crate, locked));
  // A virtual workspace asks for its members.
  const needs: Need[] =
    manifest.package === undefined
      ? members.map((member) => ({
          name: member.name,
          range: member.version,
          kind: 'runtime',
          to: idOf(member),
        }))
      : asked.map((need) => ({ ...need, ...found(own, locked, need) }));
  return markDevelopment({
    ecosystem: 'crates.io',
    name,
    ...(typeof version === 'string' ? { version } : {}),
    ...(typeof license === 'string' ? { licence: license } : {}),
    isPrivate: manifest.package?.['publish'] === false,
    manifest: 'Cargo.toml',
    ...(lock === undefined ? {} : { lock: 'Cargo.lock' }),
    needs,
    packages,
    notes: lock === undefined ? ['Cargo.toml has no Cargo.lock beside it: versions are not known.'] : [],
  });
}

const idOf = ({ name, version }: { name: string; version: string }): string => `${name}@${version}`;

/** The lock file lists what the crate itself got; a name alone is unique, else it comes with its version. */
function found(own: Locked | undefined, locked: Locked[], { name }: Need): { to?: string } {
  const listed = own?.dependencies.find((entry) => entry.split(' ')[0] === name);
  const to = listed === undefined ? undefined : target(listed, locked);
  return to === undefined ? {} : { to };
}

function target(listed: string, locked: Locked[]): string | undefined {
  const [name, version] = listed.split(' ');
  const crate = locked.find((one) => one.name === name && (version === undefined || one.version === version));
  return crate && idOf(crate);
}

function packageOf(crate: Locked, locked: Locked[]): Package {
  return {
    id: idOf(crate),
    ecosystem: 'crates.io',
    name: crate.name,
    version: crate.version,
    kind: 'runtime',
    checksums: crate.checksum === undefined ? [] : [{ algorithm: 'sha256', hex: crate.checksum }],
    ...(crate.source === undefined || crate.source === CRATES_IO ? {} : { source: crate.source }),
    local: crate.source === undefined,
    installScript: false,
    place: `vendor/${crate.name}`,
    needs: crate.dependencies.map((listed) => {
      const to = target(listed, locked);
      const name = listed.split(' ')[0] ?? listed;
      return { name, range: '', kind: 'runtime', ...(to === undefined ? {} : { to }) };
    }),
  };
}

function needsOf(manifest: z.infer<typeof CargoToml>): Need[] {
  const of = (table: z.infer<typeof Dependencies>, kind: Need['kind']): Need[] =>
    Object.entries(table ?? {}).map(([key, value]) => {
      const options = typeof value === 'string' ? { version: value } : value;
      const { package: renamed, version } = options as { package?: unknown; version?: unknown };
      const optional = kind === 'runtime' && 'optional' in options && options['optional'] === true;
      return {
        name: typeof renamed === 'string' ? renamed : key,
        range: typeof version === 'string' ? version : '',
        kind: optional ? 'optional' : kind,
      };
    });
  return [
    ...of(manifest.dependencies, 'runtime'),
    ...of(manifest['build-dependencies'], 'runtime'),
    ...Object.values(manifest.target ?? {}).flatMap(({ dependencies }) => of(dependencies, 'runtime')),
    ...of(manifest['dev-dependencies'], 'dev'),
  ];
}
