import { createHash } from 'node:crypto';
import { z } from 'zod';
import { checked, compare } from './integrity-check.ts';
import type { Check, Checker, Checking } from './integrity-check.ts';
import type { Package } from '#servers/projects/project.ts';
import { below, fetchJson } from './registry.ts';

const CrateVersion = z.looseObject({ version: z.looseObject({ checksum: z.string() }) });
const Vendored = z.looseObject({
  files: z.record(z.string(), z.string()),
  package: z.string().nullable().optional(),
});

export const checkCargo: Checker = async (found, checking) =>
  checking.checksums
    ? [
        ...(await checked('registryDigest', () => digestCheck(found, checking))),
        ...(await checked('installedFiles', () => vendorCheck(found, checking))),
      ]
    : [];

async function digestCheck(found: Package, { context, ask }: Checking): Promise<Check | undefined> {
  const [locked] = found.checksums;
  if (locked === undefined || found.source !== undefined) return undefined;
  const at = below(
    context,
    'CRATES_IO_URL',
    `api/v1/crates/${encodeURIComponent(found.name)}/${encodeURIComponent(found.version)}`,
  );
  const crate = CrateVersion.safeParse(await ask(new URL(at).host, () => fetchJson(at, context)));
  const published = crate.success ? crate.data.version.checksum : '(none)';
  return compare(
    'registryDigest',
    published === locked.hex,
    'The registry publishes the digest of the lock file.',
    `The registry publishes ${published}, the lock file says ${locked.hex}.`,
  );
}

/** Vendored files against the digests that cargo vendor wrote, and those against the lock file. */
async function vendorCheck(found: Package, { folder, context }: Checking): Promise<Check | undefined> {
  const place = found.place ?? '';
  const vendored = await folder.json(`${place}/.cargo-checksum.json`, Vendored);
  if (vendored === undefined) return undefined;
  const changed: string[] = [];
  for (const [name, digest] of Object.entries(vendored.files)) {
    context.signal.throwIfAborted();
    const bytes = await folder.read(`${place}/${name}`).catch(() => undefined);
    if (bytes === undefined || createHash('sha256').update(bytes).digest('hex') !== digest)
      changed.push(name);
  }
  const [locked] = found.checksums;
  if (locked !== undefined && vendored.package !== locked.hex)
    changed.unshift('the digest of the crate itself');
  return compare(
    'installedFiles',
    changed.length === 0,
    `All ${Object.keys(vendored.files).length} files in ${place} have the digests of cargo vendor.`,
    `${changed.length} of the digests in ${place} do not fit: ${changed.slice(0, 10).join(', ')}.`,
  );
}
