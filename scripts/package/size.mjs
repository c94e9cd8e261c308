import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** First match wins; paths relative to the unpacked app, with forward slashes. @type {[string, RegExp][]} */
const PARTS = [
  ['Node that servers and command line run on', /resources\/node\//i],
  ['npm and npx', /resources\/npm\//i],
  ['Patchbay: windows and engine (app.asar)', /resources\/app\.asar/i],
  ['Patchbay: command line', /resources\/(?:cli|bin)\//i],
  ['bundled servers', /resources\/servers\//i],
  ['SQLite and keychain', /resources\/node_modules\//i],
  ['licences', /licenses?(?:[.\w]*)$/i],
  ['Electron: languages', /locales\/|\.lproj\//i],
  ['Electron: program', /(?:^|\/)(?:patchbay[\w-]*|Patchbay[\w ]*)(?:\.exe)?$|Electron Framework$/],
  ['Electron: libraries and data', /./],
];

/** @param {string} folder @param {string} [below] @returns {{ path: string, bytes: number }[]} */
export function filesOf(folder, below = '') {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return filesOf(folder, path);
    return entry.isFile() ? [{ path, bytes: lstatSync(join(folder, path)).size }] : [];
  });
}

/** What an app consists of, biggest first. @param {{ path: string, bytes: number }[]} files @returns {{ part: string, bytes: number }[]} */
export function partsOf(files) {
  /** @type {Map<string, number>} */
  const sums = new Map();
  for (const { path, bytes } of files) {
    const part = PARTS.find(([, pattern]) => pattern.test(path))?.[0] ?? '';
    sums.set(part, (sums.get(part) ?? 0) + bytes);
  }
  return [...sums].map(([part, bytes]) => ({ part, bytes })).sort((a, b) => b.bytes - a.bytes);
}

/** @param {number} bytes */
export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Columns as wide as what stands in them; the last one is not padded. @param {string[][]} rows */
export function table(rows) {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((word, at) => word.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd());
}
