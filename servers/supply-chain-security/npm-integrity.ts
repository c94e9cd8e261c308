import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { checked, compare } from './integrity-check.ts';
import type { Check, Checker, Checking } from './integrity-check.ts';
import { NpmLock } from '#servers/projects/npm-lock.ts';
import { signatureCheck } from './npm-signature.ts';
import type { Checksum, Package } from '#servers/projects/project.ts';
import { below, fetchBytes, npmPath } from './registry.ts';
import { filesOfTarball } from './tarball.ts';

const SHOWN_FILES = 10;
/** Strongest first. */
const STRENGTH: readonly Checksum['algorithm'][] = ['sha512', 'sha384', 'sha256', 'sha1'];

export const checkNpm: Checker = async (found, checking) => [
  ...(checking.checksums ? await checkArchive(found, checking) : []),
  ...(checking.checksums ? await checked('installRecord', () => recordCheck(found, checking)) : []),
  ...(checking.signatures ? await checked('signature', () => signatureCheck(found, checking)) : []),
];

/** The archive that the registry serves against the lock file, and then the installed files against the archive. */
async function checkArchive(found: Package, checking: Checking): Promise<Check[]> {
  const expected = STRENGTH.map((algorithm) =>
    found.checksums.find((one) => one.algorithm === algorithm),
  ).find((one) => one !== undefined);
  if (expected === undefined) return [];
  let bytes: Buffer | undefined;
  const archive = await checked('archive', async () => {
    bytes = await archiveOf(found, checking);
    if (bytes === undefined)
      throw new ToolFailure('N', 'The archive is not where the lock file and the registry have it.');
    const actual = createHash(expected.algorithm).update(bytes).digest('hex');
    return compare(
      'archive',
      actual === expected.hex,
      `The archive has the ${expected.algorithm} of the lock file.`,
      `The archive has the ${expected.algorithm} ${actual}, the lock file says ${expected.hex}.`,
    );
  });
  if (bytes === undefined || archive[0]?.result !== 'ok') return archive;
  const content = bytes;
  return [...archive, ...(await checked('installedFiles', () => filesCheck(found, content, checking)))];
}

async function archiveOf(found: Package, { folder, context, ask }: Checking): Promise<Buffer | undefined> {
  const { source, name, version } = found;
  if (source?.startsWith('file:') === true) return folder.read(source.slice('file:'.length));
  const base = name.split('/').at(-1) ?? name;
  const usual = below(context, 'NPM_REGISTRY_URL', `${npmPath(name)}/-/${base}-${version}.tgz`);
  // npm itself takes the usual registry's archives from the registry that is configured.
  const mapped = source?.replace(/^https:\/\/registry\.npmjs\.org\//, below(context, 'NPM_REGISTRY_URL', ''));
  const url = mapped ?? usual;
  return ask(URL.canParse(url) ? new URL(url).host : url, () => fetchBytes(url, context));
}

async function filesCheck(
  found: Package,
  archive: Buffer,
  { folder, context }: Checking,
): Promise<Check | undefined> {
  const place = found.place ?? '';
  if ((await folder.folder(place)) === undefined) return undefined;
  const changed: string[] = [];
  let compared = 0;
  for (const [name, expected] of await filesOfTarball(archive)) {
    context.signal.throwIfAborted();
    const installed = await folder.read(`${place}/${name}`).catch(() => undefined);
    compared += 1;
    // npm makes scripts that others run end their lines with LF.
    const same =
      installed !== undefined && (installed.equals(expected) || installed.equals(withoutCr(expected)));
    if (!same) changed.push(name);
  }
  const more = changed.length > SHOWN_FILES ? `, and ${changed.length - SHOWN_FILES} more` : '';
  return compare(
    'installedFiles',
    changed.length === 0,
    `All ${compared} files in ${place} are those of the archive.`,
    `${changed.length} of ${compared} files in ${place} are not those of the archive: ${changed.slice(0, SHOWN_FILES).join(', ')}${more}.`,
  );
}

function withoutCr(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}

const Record = NpmLock.shape.packages;

/** What npm wrote down when it installed, against the lock file. */
async function recordCheck(found: Package, { folder }: Checking): Promise<Check | undefined> {
  const record = await folder.json('node_modules/.package-lock.json', z.looseObject({ packages: Record }));
  const entry = record?.packages?.[found.place ?? ''];
  if (entry === undefined || entry.integrity === undefined) return undefined;
  const expected = found.checksums.map(
    ({ algorithm, hex }) => `${algorithm}-${Buffer.from(hex, 'hex').toString('base64')}`,
  );
  const same = entry.version === found.version && expected.some((one) => entry.integrity?.includes(one));
  return compare(
    'installRecord',
    same || expected.length === 0,
    'What npm wrote down when it installed is what the lock file says.',
    `npm installed ${entry.version ?? '?'} with ${entry.integrity}, which is not what the lock file says.`,
  );
}
