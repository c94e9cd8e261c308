import { createHash } from 'node:crypto';
import { z } from 'zod';
import { checked, compare } from './integrity-check.ts';
import type { Check, Checker, Checking } from './integrity-check.ts';
import type { Package } from '#servers/projects/project.ts';
import { below, fetchJson } from './registry.ts';
import { pythonMetadata } from '#servers/projects/stated-licences.ts';

const Release = z.looseObject({
  urls: z.array(z.looseObject({ digests: z.looseObject({ sha256: z.string() }) })),
});

export const checkPython: Checker = async (found, checking) =>
  checking.checksums
    ? [
        ...(await checked('registryDigest', () => digestCheck(found, checking))),
        ...(await checked('installedFiles', () => recordCheck(found, checking))),
      ]
    : [];

/** Every digest in the lock file is one that the index publishes for the version. */
async function digestCheck(found: Package, { context, ask }: Checking): Promise<Check | undefined> {
  const locked = found.checksums.filter(({ algorithm }) => algorithm === 'sha256').map(({ hex }) => hex);
  if (locked.length === 0 || found.source !== undefined) return undefined;
  const at = below(
    context,
    'PYPI_URL',
    `pypi/${encodeURIComponent(found.name)}/${encodeURIComponent(found.version)}/json`,
  );
  const answer = await ask(new URL(at).host, () => fetchJson(at, context));
  const release = Release.safeParse(answer);
  const published = new Set(release.success ? release.data.urls.map(({ digests }) => digests.sha256) : []);
  const unknown = locked.filter((hex) => !published.has(hex));
  return compare(
    'registryDigest',
    unknown.length === 0,
    `All ${locked.length} digests of the lock file are published by the index.`,
    `The index does not publish ${unknown.length} of ${locked.length} digests of the lock file, such as ${unknown[0] ?? ''}.`,
  );
}

/** The installed files against the RECORD that was installed with them (PEP 376). */
async function recordCheck(found: Package, { folder, context }: Checking): Promise<Check | undefined> {
  const metadata = (await pythonMetadata(folder)).get(`${found.name}@${found.version}`);
  const record = metadata?.replace(/METADATA$/, 'RECORD');
  const lines = record === undefined ? undefined : await folder.text(record);
  if (lines === undefined || record === undefined) return undefined;
  const site = record.split('/').slice(0, -2).join('/');
  const changed: string[] = [];
  let compared = 0;
  for (const line of lines.split(/\r?\n/)) {
    context.signal.throwIfAborted();
    const [, name, digest] = /^"?(.+?)"?,sha256=([A-Za-z0-9_-]+),\d*$/.exec(line) ?? [];
    if (name === undefined || name.startsWith('..')) continue;
    const bytes = await folder.read(`${site}/${name}`).catch(() => undefined);
    compared += 1;
    const actual = bytes && createHash('sha256').update(bytes).digest('base64url');
    if (actual !== digest) changed.push(name);
  }
  return compare(
    'installedFiles',
    changed.length === 0,
    `All ${compared} installed files have the digests of their RECORD.`,
    `${changed.length} of ${compared} installed files do not have the digests of their RECORD: ${changed.slice(0, 10).join(', ')}.`,
  );
}
