import type { Page } from 'playwright';

/** What does not come from the catalogue: names, paths, protocol words and what servers say of themselves. */
const FOREIGN = [
  /\b[a-z]+:\/\/\S*/g,
  /Desktop Commander|desktop-commander|Claude Desktop/g,
  /\/[\w./-]+/g,
  /\b[a-z]+(?:_[a-z]+)+\b/g,
  /\b[0-9a-f]{8}-[0-9a-f-]+\b/g,
];

/** Every word of the accessibility tree that was written in Latin letters: the pseudo-locale has none of its own. */
export async function plainWords(page: Page, foreign: readonly string[] = []): Promise<string[]> {
  const snapshot = await page.locator('body').ariaSnapshot();
  const said = snapshot
    .split('\n')
    // Roles and states are the snapshot's own words; what is spoken stands in quotes or after a colon.
    .map((line) => [...line.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, name]) => name).join(' ') + after(line))
    .map((line) => foreign.reduce((text, words) => text.replaceAll(words, ' '), line))
    .map((line) => FOREIGN.reduce((text, pattern) => text.replaceAll(pattern, ' '), line));
  return said.flatMap((line) => line.match(/\b[A-Za-z]{2,}\b/g) ?? []);
}

function after(line: string): string {
  const text = /^\s*-\s+(?:[\w-]+(?:\s"(?:[^"\\]|\\.)*")?(?:\s\[[^\]]*\])*|text):\s(.+)$/.exec(line);
  return text === null ? '' : ` ${text[1] ?? ''}`;
}

/** Words that are the same in every language. */
export const SAME: ReadonlySet<string> = new Set([
  'Patchbay',
  'JSON',
  'URI',
  'MCP',
  'English',
  'Deutsch',
  'null',
  'stdio',
  'stderr',
  'stdout',
  'https',
  'Anthropic',
  'OpenAI',
  'Google',
]);
