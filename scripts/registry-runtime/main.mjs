// The default app of the registry runtime: loads the folder or file named on the command line, as Electron's
// own default app does. A module with a top-level await, because then Electron holds back `ready` until the
// app's main module has been evaluated.
import { readFileSync, statSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const require = createRequire(import.meta.url);

/** @returns the folder or file to run; `-r FILE` (Playwright's loader) is run first, as `node -r` would. */
function target(argv) {
  for (let at = 0; at < argv.length; at += 1) {
    if (argv[at] === '-r' || argv[at] === '--require') require(resolve(argv[(at += 1)]));
    else if (!argv[at].startsWith('-')) return resolve(argv[at]);
  }
  process.stderr.write('usage: electron FOLDER\n');
  return process.exit(2);
}

function entryOf(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  app.setName(manifest.productName ?? manifest.name);
  app.setVersion(manifest.version ?? '0.0.0');
  app.setAppPath(folder);
  // setPath would silently win over the switch.
  if (!app.commandLine.hasSwitch('user-data-dir'))
    app.setPath('userData', join(app.getPath('appData'), app.getName()));
  return require.resolve(join(folder, manifest.main ?? 'index.js'));
}

function replaceSqlite(path) {
  const shim = require.resolve('./sqlite-shim.cjs');
  globalThis[Symbol.for('patchbay.app')] = path;
  const original = Module._resolveFilename;
  Module._resolveFilename = (request, ...rest) =>
    request === 'better-sqlite3' ? shim : original(request, ...rest);
}

const path = target(process.argv.slice(1));
const entry = statSync(path).isDirectory() ? entryOf(path) : path;
replaceSqlite(entry);
try {
  await import(pathToFileURL(entry).href);
} catch (error) {
  process.stderr.write(`${error?.stack ?? error}\n`);
  app.exit(1);
}
