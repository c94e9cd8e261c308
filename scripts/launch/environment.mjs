import { delimiter, join } from 'node:path';
import { repository } from '../paths.mjs';

const OF_NPM = /^npm_|^(?:INIT_CWD|NODE|COLOR|EDITOR)$/;

/**
 * The environment as if the app had been started from a desktop: what npm adds would lead the servers it runs
 * to this checkout's packages, and an editor's terminal may ask Electron to be a plain Node.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function appEnvironment(env) {
  const { ELECTRON_RUN_AS_NODE: _asNode, PATH = '', ...rest } = env;
  const clean = env.npm_lifecycle_event
    ? Object.entries(rest).filter(([name]) => !OF_NPM.test(name))
    : Object.entries(rest);
  const bin = join(repository, 'node_modules', '.bin');
  const folders = PATH.split(delimiter).filter(
    (folder) => folder !== bin && !/[\\/]node-gyp-bin$/.test(folder),
  );
  return { ...Object.fromEntries(clean), PATH: folders.join(delimiter) };
}
