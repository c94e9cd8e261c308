import { locked } from '../lock.mjs';
import { prepareDependencies } from './dependencies.mjs';
import { prepareElectron } from './electron.mjs';
import { prepareLibraries } from './libraries.mjs';
import { linkNode, prepareNode } from './node.mjs';
import { prepareNpm } from './npm.mjs';

/**
 * Brings a fresh checkout to where Patchbay can be built and run; everything that is there already costs nothing.
 * @param {import('./libraries.mjs').Wanted | undefined} window what a window needs; undefined: no window
 */
export async function prepare(window) {
  return locked(async () => {
    if (window) await prepareLibraries(window);
    const node = await prepareNode();
    await prepareDependencies(node);
    linkNode(node.path);
    const electron = window ? await prepareElectron(node) : '';
    const npm = await prepareNpm();
    return { node: node.path, npm, electron };
  });
}
