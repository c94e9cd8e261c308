import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { KEPT } from '../../e2e/screenshots/kept.ts';
import { proseOf, readPages } from './docs-pages.ts';
import type { Page } from './docs-pages.ts';

const Manifest = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});
const manifest = Manifest.parse(JSON.parse(readFileSync('package.json', 'utf8')));
const pages = await readPages();

interface Link {
  page: string;
  path: string;
  anchor: string | undefined;
}

/** Links and pictures that lead to something of ours, by its path in the repository. */
function linksOf(page: Page): Link[] {
  return [...proseOf(page).matchAll(/\]\((?![a-z]+:)([^)\s]+)\)/g)].map(([, target = '']) => {
    const [path = '', anchor] = target.split('#');
    return {
      page: page.path,
      path: path === '' ? page.path : normalize(join(dirname(page.path), path)),
      anchor,
    };
  });
}

/** The anchors of a page, as GitHub makes them of its headings. */
function anchorsOf(path: string): string[] {
  const headings = [...proseOf({ path, text: readFileSync(path, 'utf8') }).matchAll(/^#+ +(.+)$/gm)];
  return headings.map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test('every dependency is explained, and nothing that is not one', () => {
  const text = readFileSync('docs/dependencies.md', 'utf8');
  const explained = [...text.matchAll(/^\| `([^`]+)`\s+\|/gm)].map(([, name]) => name);
  const used = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(new Set(explained)).toEqual(new Set(used));
  expect(explained).toHaveLength(used.length);
});

test('links, pictures and anchors in the docs lead somewhere', () => {
  const links = pages.flatMap(linksOf);
  expect(links.length).toBeGreaterThan(100);
  const broken = links.filter(
    ({ path, anchor }) => !existsSync(path) || (anchor !== undefined && !anchorsOf(path).includes(anchor)),
  );
  expect(broken).toEqual([]);
});

test('the README leads to every page', () => {
  const seen = new Set(['README.md']);
  for (const path of seen) {
    const page = pages.find((one) => one.path === path);
    for (const link of page ? linksOf(page) : []) if (link.path.endsWith('.md')) seen.add(link.path);
  }
  expect(pages.map(({ path }) => path).filter((path) => !seen.has(path))).toEqual([]);
});

test('pictures in the docs are among those that are taken anew and kept', () => {
  const shown = pages
    .flatMap(linksOf)
    .map(({ path }) => /^assets\/screenshots\/(.+?)(?:-(?:1000|1600))?-(?:light|dark)\.png$/.exec(path)?.[1])
    .filter((name) => name !== undefined);
  expect(shown.length).toBeGreaterThan(10);
  expect(shown.filter((name) => !KEPT.has(name))).toEqual([]);
});

test('each point of the security page names tests that are there', () => {
  const text = readFileSync('docs/security.md', 'utf8');
  const points = [...text.matchAll(/^### (\d+)\. .+\n([\s\S]*?)(?=^##)/gm)];
  expect(points.map(([, number]) => number)).toEqual(Array.from({ length: 10 }, (_, at) => String(at + 1)));
  for (const [, number, point = ''] of points) expect(namedTests(point), number).not.toEqual([]);
  const named = namedTests(text);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter(({ file, title }) => title === '' || !hasTest(file, title))).toEqual([]);
  expect(hasTest('test/architecture/docs.test.ts', 'a test that nobody wrote')).toBe(false);
});

/** Of each line with a link to a test file: the file, and each title behind it. */
function namedTests(text: string): { file: string; title: string }[] {
  return [...text.matchAll(/^- \[([^\]]+)\]\(\.\.\/\1\)(.*)$/gm)].flatMap(([, file = '', rest = '']) => {
    const titles = [...rest.matchAll(/“([^”]+)”/g)].map(([, title = '']) => title);
    return (titles.length === 0 ? [''] : titles).map((title) => ({ file, title }));
  });
}

function hasTest(file: string, title: string): boolean {
  const source = readFileSync(file, 'utf8');
  return ["'", '"', '`'].some(
    (quote) =>
      source.includes(`(${quote}${title}${quote},`) || source.includes(`  ${quote}${title}${quote},\n`),
  );
}
