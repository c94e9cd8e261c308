import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// The list of what others made, which goes with every package: each build notes the packages that it took code
// from (vite/bundled-packages.ts), and what is shipped whole is added by hand.

/** @typedef {{ name: string, version: string, licence: string, text: string }} Licence */

const TEXT_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;
/** A style sheet is no module: its package is not noted. */
const UNNOTED = ['node_modules/tailwindcss'];

/** The folders that the builds noted. @param {string} dist */
export function bundledFolders(dist) {
  const notes = join(dist, 'packages');
  /** @type {string[]} */
  const noted = readdirSync(notes).flatMap((name) => JSON.parse(readFileSync(join(notes, name), 'utf8')));
  return [...new Set([...noted, ...UNNOTED])].sort();
}

/** @param {unknown} licence the field of a package.json, in its old forms too @returns {string} */
function named(licence) {
  if (typeof licence === 'string') return licence;
  if (Array.isArray(licence)) return licence.map(named).filter(Boolean).join(' OR ');
  const { type } = /** @type {{ type?: unknown }} */ (licence ?? {});
  return typeof type === 'string' ? type : '';
}

/**
 * What a package says of its licence.
 * @param {string} folder
 * @returns {Licence} `licence` is empty where it says nothing
 */
export function licenceIn(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { name, version, license, licenses, author, repository } = manifest;
  const files = readdirSync(folder)
    .filter((file) => TEXT_FILE.test(file))
    .sort();
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const by = typeof author === 'string' ? author : author?.name;
  const at = typeof repository === 'string' ? repository : repository?.url;
  const bare = [`The package brings no text of its licence.`, by && `Author: ${by}`, at && `Source: ${at}`];
  return {
    name,
    version,
    licence: named(license ?? licenses),
    text: texts.length > 0 ? texts.join('\n\n') : bare.filter(Boolean).join('\n'),
  };
}

/** Names of those that say nothing: such a package must not be shipped. @param {Licence[]} licences */
export function unlicensed(licences) {
  return licences.filter(({ licence }) => licence === '').map(({ name }) => name);
}

/** @param {Licence[]} licences */
export function licencesText(licences) {
  const all = licences.toSorted((a, b) => a.name.localeCompare(b.name));
  const unique = all.filter(
    ({ name, version }, at) => at === all.findIndex((one) => one.name === name && one.version === version),
  );
  const rule = '='.repeat(78);
  return [
    `Patchbay contains the work of others: ${unique.length} packages under their own licences.`,
    'Electron and Chromium: LICENSE.electron.txt and LICENSES.chromium.html beside the program.',
    '',
    ...unique.map(({ name, version, licence }) => `${name} ${version}: ${licence}`),
    ...unique.flatMap(({ name, version, licence, text }) => [
      '',
      rule,
      `${name} ${version} (${licence})`,
      rule,
      text,
    ]),
    '',
  ].join('\n');
}

/** All that a package holds. @param {string} root of the repository @param {{ folder: string, version: string }} node @param {string[]} others folders of what is shipped whole */
export function allLicences(root, node, others) {
  const folders = bundledFolders(join(root, 'dist')).map((folder) => join(root, folder));
  const text = existsSync(join(node.folder, 'LICENSE'))
    ? readFileSync(join(node.folder, 'LICENSE'), 'utf8')
    : '';
  return [
    ...[...folders, ...others].map(licenceIn),
    { name: 'Node.js', version: node.version, licence: 'MIT', text: text.trim() },
  ];
}
