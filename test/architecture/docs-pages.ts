import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';

export interface Page {
  path: string;
  text: string;
}

/** Every page of documentation. */
export async function readPages(): Promise<Page[]> {
  const paths: string[] = [];
  for await (const path of glob(['*.md', 'docs/**/*.md'])) paths.push(path);
  return paths.toSorted().map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/** What stands in code: each span, and each line of each block. */
export function codeOf({ text }: Page): string[] {
  const blocks = [...text.matchAll(/^```.*\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) =>
    block.split('\n'),
  );
  return [...blocks, ...[...withoutBlocks(text).matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span)];
}

/** The page without anything that is code. */
export function proseOf({ text }: Page): string {
  return withoutBlocks(text).replaceAll(/`[^`\n]+`/g, '``');
}

function withoutBlocks(text: string): string {
  return text.replaceAll(/^```.*\n[\s\S]*?^```$/gm, '');
}
