import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { Plugin } from 'vite';

const folder = join(import.meta.dirname, '..', 'dist', 'packages');
const require = createRequire(import.meta.url);

/** The parsers of sast-scanner: 4.5 MB that are read when the first file of their language comes. */
const FILES = [
  'web-tree-sitter/web-tree-sitter.wasm',
  'tree-sitter-python/tree-sitter-python.wasm',
  'tree-sitter-javascript/tree-sitter-javascript.wasm',
  'tree-sitter-typescript/tree-sitter-typescript.wasm',
  'tree-sitter-typescript/tree-sitter-tsx.wasm',
  'tree-sitter-java/tree-sitter-java.wasm',
  'tree-sitter-go/tree-sitter-go.wasm',
];

/** Puts the parsers into `grammars/` beside the bundle of that server, and their packages on the list of licences. */
export function grammarFiles(server: string): Plugin {
  return {
    name: 'grammar-files',
    generateBundle() {
      if (this.environment.name !== server) return;
      for (const file of FILES) {
        const source = readFileSync(require.resolve(file));
        this.emitFile({ type: 'asset', fileName: `grammars/${basename(file)}`, source });
      }
      mkdirSync(folder, { recursive: true });
      const packages = new Set(FILES.map((file) => `node_modules/${file.split('/')[0]}`));
      writeFileSync(join(folder, 'servers-grammars.json'), JSON.stringify([...packages].toSorted()));
    },
  };
}
