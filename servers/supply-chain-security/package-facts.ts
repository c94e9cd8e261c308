import { z } from 'zod';
import type { ToolContext } from '#servers/kit/tool.ts';
import type { Ecosystem, Package } from '#servers/projects/project.ts';
import { below, fetchJson, npmPath } from './registry.ts';

/** What a registry says of a package and of the version that is used. What it does not say is absent. */
export interface PackageFacts {
  published?: Date;
  lastRelease?: Date;
  maintainers?: number;
  /** Deprecated, yanked: why, when it says. */
  withdrawn?: string;
  weeklyDownloads?: number;
}

const Moment = z.coerce.date();

type Ask = (found: Package, context: ToolContext) => Promise<PackageFacts | undefined>;

const ASK: Record<Ecosystem, Ask> = { npm: askNpm, PyPI: askPypi, 'crates.io': askCrates, Go: askGo };

/** Undefined when the registry does not know the package. Throws D, T, R, E. */
export async function factsOf(found: Package, context: ToolContext): Promise<PackageFacts | undefined> {
  return ASK[found.ecosystem](found, context);
}

const Packument = z.looseObject({
  time: z.record(z.string(), z.unknown()).default({}),
  maintainers: z.array(z.unknown()).optional(),
  versions: z.record(z.string(), z.looseObject({ deprecated: z.unknown().optional() })).default({}),
});
const Downloads = z.looseObject({ downloads: z.number() });

async function askNpm({ name, version }: Package, context: ToolContext): Promise<PackageFacts | undefined> {
  const answer = Packument.safeParse(
    await fetchJson(below(context, 'NPM_REGISTRY_URL', npmPath(name)), context),
  );
  if (!answer.success) return undefined;
  const { time, maintainers, versions } = answer.data;
  const { created: _, modified: __, ...released } = time;
  const deprecated = Object.hasOwn(versions, version) ? versions[version]?.deprecated : undefined;
  return {
    ...dates(released[version], Object.values(released)),
    ...(maintainers === undefined ? {} : { maintainers: maintainers.length }),
    ...(typeof deprecated === 'string' && deprecated !== '' ? { withdrawn: deprecated } : {}),
  };
}

/** Downloads of the last week; undefined when nobody counts them. Throws D, T, R, E. */
export async function weeklyDownloads(
  { ecosystem, name }: Package,
  context: ToolContext,
): Promise<number | undefined> {
  if (ecosystem !== 'npm') return undefined;
  const at = below(context, 'NPM_DOWNLOADS_URL', `downloads/point/last-week/${name}`);
  const answer = Downloads.safeParse(await fetchJson(at, context));
  return answer.success ? answer.data.downloads : undefined;
}

const PypiProject = z.looseObject({
  releases: z.record(
    z.string(),
    z.array(
      z.looseObject({
        upload_time_iso_8601: z.unknown(),
        yanked: z.boolean().default(false),
        yanked_reason: z.string().nullish(),
      }),
    ),
  ),
});

async function askPypi({ name, version }: Package, context: ToolContext): Promise<PackageFacts | undefined> {
  const at = below(context, 'PYPI_URL', `pypi/${encodeURIComponent(name)}/json`);
  const answer = PypiProject.safeParse(await fetchJson(at, context));
  if (!answer.success) return undefined;
  const { releases } = answer.data;
  const [own] = Object.hasOwn(releases, version) ? (releases[version] ?? []) : [];
  const all = Object.values(releases).flat();
  return {
    ...dates(
      own?.upload_time_iso_8601,
      all.map((file) => file.upload_time_iso_8601),
    ),
    ...(own?.yanked === true ? { withdrawn: own.yanked_reason ?? 'yanked' } : {}),
  };
}

const Crate = z.looseObject({
  crate: z.looseObject({ recent_downloads: z.number().nullish() }),
  versions: z.array(
    z.looseObject({ num: z.string(), created_at: z.unknown(), yanked: z.boolean().default(false) }),
  ),
});
/** crates.io counts the last 90 days. */
const RECENT_WEEKS = 90 / 7;

async function askCrates(
  { name, version }: Package,
  context: ToolContext,
): Promise<PackageFacts | undefined> {
  const at = below(context, 'CRATES_IO_URL', `api/v1/crates/${encodeURIComponent(name)}`);
  const answer = Crate.safeParse(await fetchJson(at, context));
  if (!answer.success) return undefined;
  const { crate, versions } = answer.data;
  const own = versions.find(({ num }) => num === version);
  const recent = crate.recent_downloads;
  return {
    ...dates(
      own?.created_at,
      versions.map((one) => one.created_at),
    ),
    ...(own?.yanked === true ? { withdrawn: 'yanked' } : {}),
    ...(typeof recent === 'number' ? { weeklyDownloads: Math.round(recent / RECENT_WEEKS) } : {}),
  };
}

const GoInfo = z.looseObject({ Time: z.unknown() });

async function askGo({ name, version }: Package, context: ToolContext): Promise<PackageFacts | undefined> {
  const escaped = (text: string): string => text.replaceAll(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
  const base = below(context, 'GO_PROXY_URL', escaped(name));
  const own = GoInfo.safeParse(await fetchJson(`${base}/@v/${escaped(version)}.info`, context));
  const latest = GoInfo.safeParse(await fetchJson(`${base}/@latest`, context));
  if (!own.success && !latest.success) return undefined;
  return dates(own.data?.Time, [latest.data?.Time]);
}

function dates(published: unknown, all: unknown[]): PackageFacts {
  const read = (value: unknown): Date | undefined =>
    typeof value === 'string' ? Moment.safeParse(value).data : undefined;
  const times = all.flatMap((value) => read(value)?.getTime() ?? []);
  const own = read(published);
  return {
    ...(own === undefined ? {} : { published: own }),
    ...(times.length === 0 ? {} : { lastRelease: new Date(times.reduce((a, b) => Math.max(a, b))) }),
  };
}
