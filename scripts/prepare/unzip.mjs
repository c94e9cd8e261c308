import {
  chmodSync,
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, join, normalize } from 'node:path';
import { inflateRawSync } from 'node:zlib';

// A bare machine has no unzip. Enough of the format for one archive below 4 GiB: no zip64, no encryption.

const END = Buffer.from([0x50, 0x4b, 5, 6]);
const ENTRY = 0x02014b50;
const LONGEST_TAIL = 22 + 65_535;

/** @typedef {{ name: string, method: number, size: number, mode: number, at: number }} Entry */

/** @param {number} fd @param {number} position @param {number} length */
function read(fd, position, length) {
  const bytes = Buffer.alloc(length);
  for (let have = 0; have < length;) {
    const count = readSync(fd, bytes, have, length - have, position + have);
    if (count === 0) throw new Error('the zip file is cut short');
    have += count;
  }
  return bytes;
}

/** The central directory. @param {number} fd @returns {Entry[]} */
function entriesOf(fd) {
  const { size } = fstatSync(fd);
  const tail = read(fd, Math.max(0, size - LONGEST_TAIL), Math.min(size, LONGEST_TAIL));
  const end = tail.lastIndexOf(END);
  if (end < 0) throw new Error('not a zip file');
  const directory = read(fd, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries = [];
  for (let at = 0; entries.length < tail.readUInt16LE(end + 10);) {
    if (directory.readUInt32LE(at) !== ENTRY) throw new Error('the zip directory is damaged');
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, nameEnd),
      method: directory.readUInt16LE(at + 10),
      size: directory.readUInt32LE(at + 20),
      mode: directory.readUInt16LE(at + 40),
      at: directory.readUInt32LE(at + 42),
    });
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** @param {number} fd @param {Entry} entry */
function contentOf(fd, { name, method, size, at }) {
  const head = read(fd, at, 30);
  const packed = read(fd, at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28), size);
  if (method === 0) return packed;
  if (method === 8) return inflateRawSync(packed);
  throw new Error(`${name} is packed in an unknown way (${method})`);
}

/** Anything that could point out of the folder. @param {string} path */
const escapes = (path) => isAbsolute(path) || normalize(path).split(/[\\/]/).includes('..');

/**
 * @param {string} file
 * @param {string} folder
 * @param {(name: string) => string | undefined} [rename] where an entry goes; undefined leaves it out
 * @returns {number} how many files were written
 */
export function unzip(file, folder, rename = (name) => name) {
  const fd = openSync(file, 'r');
  let count = 0;
  try {
    for (const entry of entriesOf(fd)) {
      const path = rename(entry.name);
      if (path === undefined || entry.name.endsWith('/')) continue;
      if (escapes(path)) throw new Error(`${path} would lie outside the folder`);
      const target = join(folder, path);
      const content = contentOf(fd, entry);
      mkdirSync(dirname(target), { recursive: true });
      if ((entry.mode & 0o170000) === 0o120000) {
        const to = content.toString();
        if (isAbsolute(to) || escapes(join(dirname(path), to)))
          throw new Error(`the link ${path} would lead outside the folder`);
        symlinkSync(to, target);
      } else {
        // wx: a file never overwrites, nor follows a link that came before it.
        writeFileSync(target, content, { flag: 'wx' });
        if (entry.mode & 0o777) chmodSync(target, entry.mode & 0o777);
      }
      count += 1;
    }
  } finally {
    closeSync(fd);
  }
  return count;
}
