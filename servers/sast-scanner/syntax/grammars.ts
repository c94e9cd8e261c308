import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Parser, Query } from 'web-tree-sitter';
import { DIALECTS } from './dialect.ts';
import type { Grammar } from './dialect.ts';

/** Each is loaded when the first file of its language comes, so that starting costs nothing. */
const FILES: Readonly<Record<Grammar, string>> = {
  python: 'tree-sitter-python/tree-sitter-python.wasm',
  javascript: 'tree-sitter-javascript/tree-sitter-javascript.wasm',
  typescript: 'tree-sitter-typescript/tree-sitter-typescript.wasm',
  tsx: 'tree-sitter-typescript/tree-sitter-tsx.wasm',
  java: 'tree-sitter-java/tree-sitter-java.wasm',
  go: 'tree-sitter-go/tree-sitter-go.wasm',
};

export interface LoadedGrammar {
  parser: Parser;
  query: Query;
}

const loaded = new Map<Grammar, Promise<LoadedGrammar>>();
let engine: ReturnType<typeof startEngine> | undefined;

/** The parser of a grammar and the query of its dialect. */
export function loadGrammar(grammar: Grammar): Promise<LoadedGrammar> {
  const known = loaded.get(grammar);
  if (known !== undefined) return known;
  const loading = load(grammar);
  loaded.set(grammar, loading);
  return loading;
}

async function load(grammar: Grammar): Promise<LoadedGrammar> {
  engine ??= startEngine();
  const { Language, Parser, Query } = await engine;
  const language = await Language.load(await readWasm(FILES[grammar]));
  const parser = new Parser();
  parser.setLanguage(language);
  return { parser, query: new Query(language, DIALECTS[grammar].query) };
}

async function startEngine() {
  const found = await import('web-tree-sitter');
  const wasmBinary = await readWasm('web-tree-sitter/web-tree-sitter.wasm');
  await found.Parser.init({ wasmBinary });
  return found;
}

/**
 * Built, they lie beside the bundle of the server (vite/grammar-files.ts puts them there), which is above the pieces of
 * the shared process; otherwise in their packages.
 */
async function readWasm(file: string): Promise<Uint8Array> {
  const name = file.split('/')[1] ?? '';
  const built = ['.', '..', '../..']
    .map((folder) => fileURLToPath(new URL(`${folder}/grammars/${name}`, import.meta.url)))
    .find((path) => existsSync(path));
  return new Uint8Array(await readFile(built ?? createRequire(import.meta.url).resolve(file)));
}
