import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { run } from '../command.mjs';
import { Halt } from '../halt.mjs';
import { repository } from '../paths.mjs';
import { NEEDS } from '../prepare/packages.mjs';
import { desktopEntry, metainfo } from './desktop-entry.mjs';

/** @type {Record<string, string>} */
const ARCHITECTURES = { x64: 'amd64', arm64: 'arm64' };
/** Whoever packages for others names who answers; `.invalid` is a mail domain that nobody can have (RFC 2606). */
const maintainer = () => process.env.PATCHBAY_MAINTAINER || 'The Patchbay authors <nobody@patchbay.invalid>';
const ICONS = join(repository, 'assets', 'icon', 'png');

/** A pre-release sorts before its release only with a tilde. @param {string} version */
const debianVersion = (version) => version.replace('-', '~');

/** What the app needs of the system, from the list that npm start installs by. */
const depends = () =>
  NEEDS.filter(({ only }) => only === undefined)
    .map(({ packages }) => packages.join(' | '))
    .join(', ');

/**
 * @param {import('./edition.mjs').Edition} edition
 * @param {{ version: string, arch: string, bytes: number }} what
 */
export function control({ executable, productName, development }, { version, arch, bytes }) {
  return [
    `Package: ${executable}`,
    `Version: ${debianVersion(version)}`,
    `Architecture: ${ARCHITECTURES[arch] ?? arch}`,
    `Maintainer: ${maintainer()}`,
    `Installed-Size: ${Math.ceil(bytes / 1024)}`,
    // The shipped Node is the youngest of what needs the C library.
    `Depends: libc6 (>= 2.28), ${depends()}, xdg-utils`,
    'Recommends: gnome-keyring | kwalletmanager, ca-certificates',
    'Section: devel',
    'Priority: optional',
    `Description: ${productName}: run, watch, govern and use MCP servers`,
    ' One desktop app, one gateway, one audit log for the Model Context Protocol.',
    ...(development ? [' This is a DEVELOPMENT build on an old Electron: not for daily use.'] : []),
    '',
  ].join('\n');
}

/** Who may do what with it, as Debian has it. The licence itself lies beside the app. @param {string} installed */
const copyright = (installed) => `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Patchbay

Files: *
Copyright: 2026 The Patchbay authors
License: Apache-2.0
 On Debian systems the Apache License 2.0 is in /usr/share/common-licenses/Apache-2.0.
Comment: What others made is listed with its licences in ${installed}/resources/THIRD_PARTY_LICENSES.txt
 and beside it in ${installed}/LICENSES.chromium.html.
`;

/** The history that Debian's tools show; the notes are in the app. @param {{ name: string, version: string, date: string }} what */
const changelog = ({ name, version, date }) => `${name} (${version}) unstable; urgency=medium

  * Built from the sources of this version.

 -- ${maintainer()}  ${new Date(date).toUTCString().replace('GMT', '+0000')}
`;

/**
 * A .deb by dpkg-deb itself: /usr/lib/NAME, its command line as /usr/bin/NAME, desktop entry, icons, metadata.
 * @param {import('./edition.mjs').Edition} edition
 * @param {{ app: string, file: string, version: string, date: string, arch: string, bytes: number }} what
 */
export async function makeDeb(edition, { app, file, version, date, arch, bytes }) {
  const { executable } = edition;
  const root = join(repository, 'release', 'stage', 'deb');
  rmSync(root, { recursive: true, force: true });
  const within = (/** @type {string[]} */ ...parts) => {
    const folder = join(root, ...parts);
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    return folder;
  };
  const installed = `/usr/lib/${executable}`;
  const copied = await run('cp', ['-al', app, join(within('usr', 'lib'), executable)]);
  if (copied.code !== 0) throw new Halt(`The files could not be laid out: ${copied.output.trim()}`);
  const sandbox = join(root, installed, 'chrome-sandbox');
  // A copy of its own: the links share their mode with the unpacked app.
  rmSync(sandbox);
  cpSync(join(app, 'chrome-sandbox'), sandbox);
  chmodSync(sandbox, 0o4755);
  // The app looks here to learn how it can be replaced by a newer one.
  writeFileSync(join(root, installed, 'resources', 'package-type'), 'deb');
  symlinkSync(`../lib/${executable}/resources/bin/patchbay`, join(within('usr', 'bin'), executable));
  writeFileSync(
    join(within('usr', 'share', 'applications'), `${executable}.desktop`),
    desktopEntry(edition, `${installed}/${executable}`),
  );
  for (const name of readdirSync(ICONS).filter((one) => !one.startsWith('1024')))
    cpSync(
      join(ICONS, name),
      join(within('usr', 'share', 'icons', 'hicolor', name.replace('.png', ''), 'apps'), `${executable}.png`),
    );
  writeFileSync(
    join(within('usr', 'share', 'metainfo'), `${edition.appId}.metainfo.xml`),
    metainfo(edition, { version, date }),
  );
  const documents = within('usr', 'share', 'doc', executable);
  writeFileSync(join(documents, 'copyright'), copyright(installed));
  const history = changelog({ name: executable, version: debianVersion(version), date });
  writeFileSync(join(documents, 'changelog.gz'), gzipSync(history, { level: 9 }));
  writeFileSync(join(within('DEBIAN'), 'control'), control(edition, { version, arch, bytes }));
  const built = await run('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z6', '--build', root, file]);
  rmSync(root, { recursive: true, force: true });
  if (built.code !== 0) throw new Halt(`dpkg-deb failed: ${built.output.trim()}`);
}
