import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

// What a feed of updates is read from: the list of a version's files, one for each system.

/** @type {Partial<Record<NodeJS.Platform, { name: (arch: string) => string, file: RegExp }>>} */
const LISTS = {
  linux: {
    name: (arch) => `latest-linux${arch === 'x64' ? '' : `-${arch}`}.yml`,
    file: /\.(?:AppImage|deb)$/,
  },
  darwin: { name: () => 'latest-mac.yml', file: /\.zip$/ },
  win32: { name: () => 'latest.yml', file: /\.exe$/ },
};

/**
 * Writes `latest*.yml` for those of `files` that can replace an installed copy. It is signed by sign-feed.mjs.
 * @param {string} folder
 * @param {{ platform: NodeJS.Platform, arch: string, version: string, date: string, notes: string, files: string[] }} what
 * @returns {string | undefined} its name; undefined when there is none of such files
 */
export function writeUpdateList(folder, { platform, arch, version, date, notes, files }) {
  const list = LISTS[platform];
  const fitting = files.filter((file) => list?.file.test(file));
  if (list === undefined || fitting.length === 0) return undefined;
  // A string of JSON is one of YAML too.
  const lines = [`version: ${version}`, 'files:'];
  for (const file of fitting) {
    lines.push(`  - url: ${JSON.stringify(basename(file))}`);
    lines.push(`    sha512: ${createHash('sha512').update(readFileSync(file)).digest('base64')}`);
    lines.push(`    size: ${statSync(file).size}`);
  }
  lines.push(`releaseDate: ${JSON.stringify(date)}`);
  if (notes !== '') lines.push(`releaseNotes: ${JSON.stringify(notes)}`);
  const name = list.name(arch);
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  return name;
}

/** What the changelog says of a version, or of what is to come when it does not name it. @param {string} changelog @param {string} version */
export function notesFrom(changelog, version) {
  const parts = changelog.split(/^## /m).slice(1);
  const part =
    parts.find((one) => one.startsWith(version) || one.startsWith(`[${version}]`)) ?? parts[0] ?? '';
  return part.slice(part.indexOf('\n') + 1).trim();
}
