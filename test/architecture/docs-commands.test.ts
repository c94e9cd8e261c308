import { existsSync, readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { codeOf, readPages } from './docs-pages.ts';

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

const Command = z.object({ name: z.string(), usage: z.string(), options: z.record(z.string(), z.unknown()) });
type Command = z.infer<typeof Command>;

const pages = await readPages();
const commands = await commandTable();
const EVERYWHERE = ['help', 'json', 'home'];

/** Every word of the command line, as main/cli/commands defines it. */
async function commandTable(): Promise<Map<string, Command>> {
  const found = new Map<string, Command>();
  for await (const path of glob('main/cli/commands/*.ts')) {
    if (path.endsWith('.test.ts')) continue;
    const exported = (await import(pathToFileURL(resolve(path)).href)) as object;
    for (const one of Object.values(exported)) {
      const command = Command.safeParse(one);
      if (command.success) found.set(command.data.name, command.data);
    }
  }
  return found;
}

/** What is wrong with a command as the docs write it: `backup restore FILE --later`. */
function problemsOf(line: string): string[] {
  const [name = '', ...rest] = line.split(/\s+/).filter((word) => word !== '');
  if (/^--(?:help|home|json|version)$/.test(name) || /^[A-Z]+$/.test(name)) return [];
  const command = commands.get(name.replace(/,$/, ''));
  if (command === undefined) return [`no command ${name}`];
  const options = [...line.matchAll(/(?<![\w-])--([a-z-]+)/g)].map(([, option = '']) => option);
  const unknown = options.filter((option) => !(option in command.options) && !EVERYWHERE.includes(option));
  // Some commands have a second word of their own; for the others it is a name of the user's.
  const actions: string[] = command.usage.match(/(?<![\w-])[a-z]{3,}/g) ?? [];
  const action = rest.find((word) => /^[a-z]+$/.test(word));
  const strange = actions.length > 0 && action !== undefined && !actions.includes(action);
  return [...unknown.map((option) => `${name} --${option}`), ...(strange ? [`${name} ${action}`] : [])];
}

test('commands of npm in the docs exist, and the README has them all', () => {
  const named = pages.flatMap(({ path, text }) =>
    [...text.matchAll(/\bnpm run ([a-z][a-z:-]*)/g)].map(([, name = '']) => ({ path, name })),
  );
  expect(named.filter(({ name }) => !(name in scripts))).toEqual([]);
  const readme = readFileSync('README.md', 'utf8');
  const short = ['start', 'test'];
  const missing = Object.keys(scripts).filter(
    (name) => !readme.includes(short.includes(name) ? `\`npm ${name}\`` : `\`npm run ${name}\``),
  );
  expect(missing).toEqual([]);
});

test('steps of npm test in the docs exist', () => {
  const sources = ['scripts/checks/steps.mjs', 'scripts/checks/conformance-step.mjs'];
  const source = sources.map((path) => readFileSync(path, 'utf8')).join('');
  const names = [...source.matchAll(/(?:checker\(|vitest(?:InSeats)?\(|name:)\s*'(\w+)'/g)].map(
    ([, name]) => name,
  );
  expect(names).toContain('conformance');
  const named = pages.flatMap((page) =>
    codeOf(page).flatMap((code) =>
      [...code.matchAll(/\bnpm test -- ([a-z0-9]+)/g)].map(([, step = '']) => step),
    ),
  );
  expect(named).not.toEqual([]);
  expect(named.filter((step) => !names.includes(step))).toEqual([]);
});

test('commands and options of patchbay in the docs exist', () => {
  const lines = pages.flatMap((page) =>
    codeOf(page).flatMap((code) => {
      const [, line] = /^(?:<home>\/bin\/)?patchbay (\S.*)$/.exec(code) ?? [];
      return line === undefined ? [] : [{ page: page.path, line }];
    }),
  );
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.filter(({ line }) => problemsOf(line).length > 0)).toEqual([]);
});

test('the page of the command line has every command, and each as it is', () => {
  const rows = [...readFileSync('docs/command-line.md', 'utf8').matchAll(/^\| (`.+?`) +\| /gm)];
  const written = rows.flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, line = '']) => line.replaceAll('\\|', '|')),
  );
  expect(written.flatMap(problemsOf)).toEqual([]);
  expect(new Set(written.map((line) => line.split(' ')[0]))).toEqual(new Set(commands.keys()));
  const page = readFileSync('docs/command-line.md', 'utf8');
  const options = [...EVERYWHERE, ...[...commands.values()].flatMap((one) => Object.keys(one.options))];
  expect(options.filter((option) => !page.includes(`--${option}`))).toEqual([]);
});

test('the check of commands sees what it is for', () => {
  expect(problemsOf('frobnicate SERVER')).toEqual(['no command frobnicate']);
  expect(problemsOf('backup restore FILE --force')).toEqual(['backup --force']);
  expect(problemsOf('audit repair')).toEqual(['audit repair']);
  expect(problemsOf('call notes read_note id=1 --args JSON --home FOLDER')).toEqual([]);
});

test('files and variables in the docs exist', async () => {
  const folders = 'assets contract docs e2e main preload renderer scripts servers test vite'.split(' ');
  const isOurs = new RegExp(`^(?:${folders.join('|')})/[\\w./-]+$`);
  const missing = pages.flatMap((page) =>
    codeOf(page)
      .filter((code) => isOurs.test(code) && !existsSync(code) && !existsSync(`${code}.ts`))
      .map((code) => `${page.path}: ${code}`),
  );
  expect(missing).toEqual([]);

  const known = new Set<string>();
  for await (const path of glob('{main,scripts,servers,e2e,test}/**/*.{ts,mjs}')) {
    for (const [name] of readFileSync(path, 'utf8').matchAll(/PATCHBAY_[A-Z_0-9]+/g)) known.add(name);
  }
  const begun = [...known].filter((name) => name.endsWith('_'));
  const isKnown = (name: string) => known.has(name) || begun.some((start) => name.startsWith(start));
  const named = pages.flatMap(({ text }) => text.match(/PATCHBAY_[A-Z_0-9]+/g) ?? []);
  expect(named).not.toEqual([]);
  expect(named.filter((name) => !isKnown(name))).toEqual([]);
});
