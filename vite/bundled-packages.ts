import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const folder = join(import.meta.dirname, '..', 'dist', 'packages');

/**
 * Notes the packages that a build took code from, in `dist/packages/<build>.json` as a list of their folders:
 * `npm run package` names their licences.
 */
export function bundledPackages(build: string): Plugin {
  return {
    name: 'bundled-packages',
    generateBundle(_options, bundle) {
      const found = new Set<string>();
      for (const part of Object.values(bundle)) {
        if (part.type !== 'chunk') continue;
        for (const [id, { renderedLength }] of Object.entries(part.modules)) {
          const at = renderedLength > 0 ? packageFolder(id) : undefined;
          if (at !== undefined) found.add(at);
        }
      }
      mkdirSync(folder, { recursive: true });
      const name = `${build}-${this.environment.name}.json`;
      writeFileSync(join(folder, name), JSON.stringify([...found].toSorted()));
    },
  };
}

/** `node_modules/@scope/name` of a module, from the root of the repository; undefined for ours. */
function packageFolder(id: string): string | undefined {
  const path = id.replaceAll('\\', '/').replace(/^\0/, '');
  return /node_modules\/.*node_modules\/(?:@[^/]+\/)?[^/]+|node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
}
