import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run, tool } from '../command.mjs';
import { Halt } from '../halt.mjs';
import { cacheFolder, repository } from '../paths.mjs';
import { builderArguments } from './edition.mjs';

export const release = join(repository, 'release');

/** @type {Partial<Record<NodeJS.Platform, string>>} */
const FLAGS = { linux: '--linux', darwin: '--mac', win32: '--win' };

/**
 * Where electron-builder leaves the app: its folder, its program and its resources.
 * @param {import('./edition.mjs').Edition} edition @param {NodeJS.Platform} platform @param {string} arch
 */
export function unpackedApp({ productName, executable }, platform, arch) {
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  if (platform === 'darwin') {
    const folder = join(release, `mac${suffix}`);
    const contents = join(folder, `${productName}.app`, 'Contents');
    return {
      folder,
      program: join(contents, 'MacOS', productName),
      resources: join(contents, 'Resources'),
    };
  }
  const folder = join(release, `${platform === 'win32' ? 'win' : 'linux'}${suffix}-unpacked`);
  const program = join(folder, platform === 'win32' ? `${productName}.exe` : executable);
  return { folder, program, resources: join(folder, 'resources') };
}

/** What an earlier run left: a file of another version must not stand in the table. */
export function clearRelease() {
  if (!existsSync(release)) return;
  for (const name of readdirSync(release))
    if (name !== 'stage') rmSync(join(release, name), { recursive: true, force: true });
}

/**
 * Runs electron-builder on electron-builder.yml.
 * @param {{ node: string, edition: import('./edition.mjs').Edition, platform: NodeJS.Platform, arches: string[],
 *   targets: string[], signed: boolean, electronDist: string | undefined, about: Record<string, string | boolean> }} what
 */
export async function buildApp({ node, edition, platform, arches, targets, signed, electronDist, about }) {
  const log = join(cacheFolder(), 'logs', 'electron-builder.log');
  const args = [
    tool('electron-builder'),
    String(FLAGS[platform]),
    ...targets,
    ...arches.map((arch) => `--${arch}`),
    '--publish',
    'never',
    ...builderArguments(edition, { electronDist, about }),
  ];
  // Without keys it would look through the user's own keychain for one.
  const env = { ...process.env, ...(signed ? {} : { CSC_IDENTITY_AUTO_DISCOVERY: 'false' }) };
  const { code, output } = await run(node, args, { env, log });
  if (code === 0) return;
  const reason =
    output.split('\n').find((line) => line.includes('⨯')) ?? output.trim().split('\n').at(-1) ?? '';
  throw new Halt(`electron-builder failed: ${reason.replace(/^.*⨯\s*/, '').slice(0, 300)} Full log: ${log}`);
}
