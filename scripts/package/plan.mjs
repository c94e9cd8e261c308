/**
 * What this machine can make. `skip` goes to the user word for word.
 * @typedef {object} Machine
 * @property {NodeJS.Platform} platform
 * @property {string} arch
 * @property {boolean} official Electron itself could be downloaded
 * @property {(program: string) => boolean} has
 * @property {NodeJS.ProcessEnv} env
 *
 * @typedef {'dir' | 'tar.gz' | 'deb' | 'AppImage' | 'dmg' | 'zip' | 'nsis'} Target
 * @typedef {{ what: string, why: string }} Skip
 * @typedef {{ make: Target[], skip: Skip[] }} Plan
 */

/** @type {Partial<Record<NodeJS.Platform, Target[]>>} */
const OF = { linux: ['tar.gz', 'deb', 'AppImage'], darwin: ['dmg', 'zip'], win32: ['nsis'] };
const SYSTEMS = { linux: 'Linux', darwin: 'macOS', win32: 'Windows' };

/** Targets that electron-builder makes; the rest is made here. */
export const BY_BUILDER = new Set(['AppImage', 'dmg', 'zip', 'nsis']);

/** @param {Target} target @param {Machine} machine @returns {string | undefined} why not */
function hindrance(target, { official, has, env }) {
  if (target === 'deb' && !has('dpkg-deb')) return 'dpkg-deb is not installed.';
  if (target === 'tar.gz' && !has('tar')) return 'tar is not installed.';
  if (target === 'AppImage' && !official && !env.APPIMAGE_TOOLS_PATH)
    return 'its runtime comes from GitHub alone, which cannot be reached: put a copy into the folder that APPIMAGE_TOOLS_PATH names (docs/packaging.md, AppImage).';
  return undefined;
}

/** @param {Machine} machine @param {{ only?: 'dir' | 'deb' | undefined }} wish @returns {Plan} */
export function planOf(machine, { only }) {
  const own = OF[machine.platform] ?? [];
  /** @type {Plan} */
  const plan = { make: ['dir'], skip: [] };
  for (const target of own) {
    const why =
      only === undefined || only === target ? hindrance(target, machine) : `only --${only} was asked for.`;
    if (why === undefined) plan.make.push(target);
    else plan.skip.push({ what: target, why });
  }
  if (only !== undefined) return plan;
  for (const [platform, targets] of Object.entries(OF))
    if (platform !== machine.platform)
      plan.skip.push({
        what: targets.join(', '),
        why: `needs ${SYSTEMS[/** @type {keyof typeof SYSTEMS} */ (platform)]}.`,
      });
  return plan;
}

/**
 * Which keys are there to sign with. electron-builder reads the same variables by itself.
 * @param {NodeJS.Platform} platform @param {NodeJS.ProcessEnv} env @returns {{ signed: boolean, skip: Skip[] }}
 */
export function signingOf(platform, env) {
  const lacks = (/** @type {string[]} */ ...names) => names.filter((name) => !env[name]);
  if (platform === 'darwin') {
    const certificate = lacks('CSC_LINK', 'CSC_KEY_PASSWORD');
    const apple = lacks('APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER');
    const skip = [
      ...(certificate.length > 0 ? [{ what: 'signing', why: `${certificate.join(', ')} not set.` }] : []),
      ...(apple.length > 0 ? [{ what: 'notarising', why: `${apple.join(', ')} not set.` }] : []),
    ];
    return { signed: certificate.length === 0, skip };
  }
  if (platform === 'win32') {
    const certificate = lacks('WIN_CSC_LINK', 'WIN_CSC_KEY_PASSWORD');
    const none = certificate.length > 0;
    return {
      signed: !none,
      skip: none ? [{ what: 'signing', why: `${certificate.join(', ')} not set.` }] : [],
    };
  }
  const none = lacks('PATCHBAY_GPG_KEY').length > 0;
  return {
    signed: !none,
    skip: none ? [{ what: 'signing', why: 'PATCHBAY_GPG_KEY (a key of gpg) not set.' }] : [],
  };
}
