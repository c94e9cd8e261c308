import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { throwIfStopped } from '../halt.mjs';
import { cacheFolder, stampFolder } from '../paths.mjs';
import { step } from '../say.mjs';
import { entry, fetchPackage } from './cache.mjs';

// Beside the Node that ships with Patchbay, so that npx servers run where the user has neither. It is no dependency:
// its commands would then stand before the user's own npm in every npm script.

const VERSION = '11.21.2';
const PIN = {
  spec: `npm@${VERSION}`,
  integrity:
    'sha512-7HPApk+AflMUavSseL1Pm6CnYqMIHk53x+KmuhqmTDqPkjPMgxIpTPcTqsE91EKNw4gFBJV9fnXiSdGm1DXq9A==',
};
const ENTRY = `npm-${VERSION}`;
const PROOF = join('package', 'bin', 'npx-cli.js');
const refused = join(stampFolder, 'npm-refused');

/** The folder of the one that is here already: nothing is fetched. @returns {string | undefined} */
export function findNpm() {
  const folder = join(cacheFolder(), ENTRY);
  return existsSync(join(folder, PROOF)) ? join(folder, 'package') : undefined;
}

/**
 * Patchbay runs without it and then makes no offer, so a refusal stops nobody. It is remembered until the next
 * `npm ci`.
 * @returns {Promise<string | undefined>} the folder of the package
 */
export async function prepareNpm() {
  const found = findNpm();
  if (found || existsSync(refused)) return found;
  await step(`Fetching npm ${VERSION}`, fetchNpm, (done) => (done ? 'done' : 'given up'));
  return findNpm();
}

async function fetchNpm() {
  try {
    await entry(ENTRY, PROOF, async (draft) => {
      await fetchPackage(PIN, draft);
    });
    return true;
  } catch (error) {
    throwIfStopped();
    mkdirSync(stampFolder, { recursive: true });
    writeFileSync(refused, String(error));
    return false;
  }
}
