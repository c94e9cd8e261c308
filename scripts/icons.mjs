import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Halt, script } from './halt.mjs';
import { allPictures } from './icons/pictures.mjs';
import { repository } from './paths.mjs';
import { say } from './say.mjs';

// npm run icons: every icon file from the three drawings in assets/icon. What it writes is committed.

const folder = join(repository, 'assets', 'icon');
const source = (/** @type {string} */ name) => readFileSync(join(folder, `${name}.svg`), 'utf8');

/** Loaded when it is needed: nothing else in scripts/ waits for packages. */
function resvg() {
  const from = join(repository, 'package.json');
  if (!existsSync(join(repository, 'node_modules', '@resvg', 'resvg-js')))
    throw new Halt('Nothing is installed yet: run npm start or npm test first.');
  return /** @type {typeof import('@resvg/resvg-js')} */ (createRequire(from)('@resvg/resvg-js'));
}

await script(async () => {
  const { Resvg } = resvg();
  const draw = (/** @type {string} */ svg, /** @type {number} */ size) =>
    new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
  for (const made of ['png', 'tray']) rmSync(join(folder, made), { recursive: true, force: true });
  const pictures = allPictures(
    { icon: source('icon'), small: source('icon-small'), tray: source('tray') },
    draw,
  );
  for (const { name, bytes } of pictures) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  say(`  ${pictures.length} files in assets/icon.`);
  return 0;
});
