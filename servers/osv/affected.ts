import semver from 'semver';
import { compareReleases } from './pep440.ts';
import type { Affected, AffectedRange, OsvRecord } from './record.ts';

/** One version of a package; `ecosystem` as OSV names it (npm, PyPI, Go, crates.io). */
export interface PackageVersion {
  ecosystem: string;
  name: string;
  version: string;
}

/** What the record says of this package, whatever the version. */
export function affectedEntries(record: OsvRecord, about: PackageVersion): Affected[] {
  const { ecosystem } = about;
  return record.affected.filter(
    ({ package: one }) =>
      one !== undefined &&
      one.ecosystem.split(':')[0] === ecosystem &&
      nameOf(ecosystem, one.name) === nameOf(ecosystem, about.name),
  );
}

/** Whether the record affects this version: the evaluation algorithm of the OSV schema. */
export function isAffected(record: OsvRecord, about: PackageVersion): boolean {
  if (record.withdrawn !== undefined) return false;
  const version = osvVersion(about);
  const compare = about.ecosystem === 'PyPI' ? compareReleases : compareSemver;
  return affectedEntries(record, about).some(
    ({ versions, ranges }) =>
      versions.includes(version) ||
      ranges.some((range) => range.type !== 'GIT' && isInRange(range, version, compare)),
  );
}

/** OSV writes versions of Go without the v. */
export function osvVersion({ ecosystem, version }: PackageVersion): string {
  return ecosystem === 'Go' ? version.replace(/^v/, '').replace(/\+incompatible$/, '') : version;
}

function nameOf(ecosystem: string, name: string): string {
  return ecosystem === 'PyPI' ? name.toLowerCase().replaceAll(/[-_.]+/g, '-') : name;
}

type Compare = (a: string, b: string) => number | undefined;

function isInRange({ events }: AffectedRange, version: string, compare: Compare): boolean {
  const at = (bound: string): number => (bound === '0' ? 1 : (compare(version, bound) ?? Number.NaN));
  const ordered = events.toSorted((a, b) => {
    const [first, second] = [boundOf(a), boundOf(b)];
    if (first === '0') return -1;
    return second === '0' ? 1 : (compare(first, second) ?? 0);
  });
  let affected = false;
  for (const { introduced, fixed, last_affected: last } of ordered) {
    if (introduced !== undefined && at(introduced) >= 0) affected = true;
    if (fixed !== undefined && at(fixed) >= 0) affected = false;
    if (last !== undefined && at(last) > 0) affected = false;
  }
  return affected;
}

function boundOf(event: AffectedRange['events'][number]): string {
  return event.introduced ?? event.fixed ?? event.last_affected ?? '0';
}

function compareSemver(a: string, b: string): number | undefined {
  const [first, second] = [semver.parse(a, { loose: true }), semver.parse(b, { loose: true })];
  return first === null || second === null ? undefined : semver.compare(first, second);
}
