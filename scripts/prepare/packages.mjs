/**
 * What Electron, its display and its keychain need from the system, and the Debian packages that bring it
 * (newer Debian and Ubuntu releases renamed some). Their dependencies bring the rest.
 * @typedef {object} Need
 * @property {{ library: string } | { program: string } | { font: string }} what
 * @property {string[]} packages alternatives, the first one that apt knows is taken
 * @property {'display' | 'keyring' | 'fonts' | 'desktop'} [only] needed only for that
 */

/** @type {Need[]} */
export const NEEDS = [
  { what: { library: 'libgtk-3.so.0' }, packages: ['libgtk-3-0', 'libgtk-3-0t64'] },
  { what: { library: 'libnss3.so' }, packages: ['libnss3'] },
  { what: { library: 'libasound.so.2' }, packages: ['libasound2', 'libasound2t64'] },
  { what: { library: 'libgbm.so.1' }, packages: ['libgbm1'] },
  { what: { library: 'libsecret-1.so.0' }, packages: ['libsecret-1-0'] },
  { what: { program: 'Xvfb' }, packages: ['xvfb'], only: 'display' },
  { what: { program: 'dbus-daemon' }, packages: ['dbus'], only: 'keyring' },
  { what: { program: 'dbus-send' }, packages: ['dbus'], only: 'keyring' },
  { what: { program: 'gnome-keyring-daemon' }, packages: ['gnome-keyring'], only: 'keyring' },
  { what: { program: 'desktop-file-validate' }, packages: ['desktop-file-utils'], only: 'desktop' },
  { what: { program: 'appstreamcli' }, packages: ['appstream'], only: 'desktop' },
  { what: { font: 'fonts-liberation' }, packages: ['fonts-liberation'], only: 'fonts' },
  { what: { font: 'fonts-noto-core' }, packages: ['fonts-noto-core'], only: 'fonts' },
  { what: { font: 'fonts-noto-cjk' }, packages: ['fonts-noto-cjk'], only: 'fonts' },
  { what: { font: 'fonts-noto-color-emoji' }, packages: ['fonts-noto-color-emoji'], only: 'fonts' },
];

/**
 * @param {Set<string>} purposes which of the `only` needs count
 * @param {(what: Need['what']) => boolean} present
 */
export function missingNeeds(purposes, present) {
  return NEEDS.filter(({ only, what }) => (only === undefined || purposes.has(only)) && !present(what));
}

/**
 * A font that apt does not know is left out, or it would keep apt from installing the rest.
 * @param {Need[]} needs
 * @param {Set<string>} known packages that apt could install; empty when it has no lists
 */
export function packagesFor(needs, known) {
  const names = needs.flatMap(({ packages, only }) => {
    const name = packages.find((one) => known.has(one));
    if (name) return [name];
    return only === 'fonts' && known.size > 0 ? [] : packages.slice(0, 1);
  });
  return [...new Set(names)];
}

/** The packages in the output of `apt-cache policy` that can be installed. @param {string} output */
export function installable(output) {
  const blocks = output.matchAll(/^(\S+):\n(?: .*\n)*? +Candidate: (.+)$/gm);
  return new Set(
    [...blocks].filter(([, , candidate]) => candidate !== '(none)').map(([, name]) => name ?? ''),
  );
}

/** Sonames in the output of `ldconfig -p` that this process' architecture can load.
 * @param {string} output @param {string} [arch] */
export function sonames(output, arch = process.arch) {
  const mark = { x64: 'x86-64', arm64: 'AArch64' }[arch] ?? '';
  const lines = output.split('\n').filter((line) => line.includes(' => ') && line.includes(mark));
  return new Set(lines.map((line) => line.trim().split(' ')[0] ?? ''));
}
