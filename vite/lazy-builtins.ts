import { builtinModules } from 'node:module';
import type { Plugin } from 'vite';

/** What Node has loaded anyway when a server begins: nothing to win by waiting. */
const LOADED = [
  'process',
  'module',
  'path',
  'fs',
  'fs/promises',
  'events',
  'buffer',
  'url',
  'util',
  'stream',
];
const MARK = '\0builtin:';

/** The modules of Node that a build with {@link lazyBuiltins} imports as they are. */
export const eagerBuiltins = LOADED.flatMap((name) => [name, `node:${name}`]);

/**
 * Modules of Node are loaded when the code that names them is evaluated, and not for a package that a server may never
 * get to. `import` would also read every property of them, and one of `node:http` loads a second HTTP client: that took
 * as long as all else in the start of a server.
 */
export function lazyBuiltins(): Plugin {
  const eager = new Set(LOADED);
  return {
    name: 'lazy-builtins',
    enforce: 'pre',
    resolveId(id) {
      const name = id.replace(/^node:/, '');
      const builtin = name === id ? builtinModules.includes(id) : true;
      return builtin && !eager.has(name) ? `${MARK}${name}.cjs` : undefined;
    },
    load(id) {
      if (!id.startsWith(MARK)) return undefined;
      const name = id.slice(MARK.length, -'.cjs'.length);
      return `module.exports = process.getBuiltinModule(${JSON.stringify(`node:${name}`)});`;
    },
  };
}
