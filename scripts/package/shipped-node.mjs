import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { entry, fetchPackage } from '../prepare/cache.mjs';
import { step } from '../say.mjs';

// The Node that goes into a package, as its registry package has it: byte for byte what was published, with its
// licence. For systems that have none there, the Node that runs this script is taken.

const VERSION = '24.21.0';
/** @type {Record<string, string>} */
const PINS = {
  'linux-x64':
    'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  'linux-arm64':
    'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  'win32-x64':
    'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
};
/** Kept of the package: the binary lies elsewhere on Windows. */
const KEPT = [
  ['bin/node', 'bin/node'],
  ['bin/node.exe', 'bin/node.exe'],
  ['LICENSE', 'LICENSE'],
];

/**
 * @param {string} platform @param {string} arch
 * @returns {Promise<{ version: string, folder: string } | undefined>} bin/node and LICENSE in a folder; undefined where there is none to ship
 */
export async function shippedNode(platform, arch) {
  const target = `${platform}-${arch}`;
  const integrity = PINS[target];
  const file = platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  if (integrity === undefined) {
    const folder = process.env[`PATCHBAY_NODE_${target.replace('-', '_').toUpperCase()}`];
    return folder !== undefined && existsSync(join(folder, file)) ? { version: VERSION, folder } : undefined;
  }
  const name = `shipped-node-${VERSION}-${target}`;
  const folder = await step(`Fetching Node ${VERSION} to ship`, () =>
    entry(name, file, async (draft) => {
      const spec = `node-${target.replace('win32', 'win')}@${VERSION}`;
      const unpacked = await fetchPackage({ spec, integrity }, draft);
      mkdirSync(join(draft, 'bin'));
      for (const [from, to] of KEPT)
        if (existsSync(join(unpacked, String(from))))
          renameSync(join(unpacked, String(from)), join(draft, String(to)));
      rmSync(unpacked, { recursive: true });
    }),
  );
  return { version: VERSION, folder };
}
