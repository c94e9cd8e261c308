import { Resvg } from '@resvg/resvg-js';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repository } from '../paths.mjs';
import { allPictures, icns, ico, trayState } from './pictures.mjs';

const folder = join(repository, 'assets', 'icon');
const source = (name: string) => readFileSync(join(folder, `${name}.svg`), 'utf8');
const sources = { icon: source('icon'), small: source('icon-small'), tray: source('tray') };
const draw = (svg: string, size: number) =>
  new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const widthOf = (png: Buffer) => png.readUInt32BE(16);

test('the committed files are what the drawings give: after a change, npm run icons', () => {
  const pictures = allPictures(sources, draw);
  for (const { name, bytes } of pictures)
    expect(Buffer.compare(readFileSync(join(folder, name)), Buffer.from(bytes)), name).toBe(0);
  const made = new Set(pictures.map(({ name }) => name));
  for (const below of ['png', 'tray'])
    for (const name of readdirSync(join(folder, below))) expect(made).toContain(`${below}/${name}`);
  // Two dozen drawings take a while on a busy machine.
}, 60_000);

test('each entry of the .ico is the PNG of the size that its directory says', () => {
  const file = ico([16, 256].map((size) => ({ size, png: draw(sources.small, size) })));
  expect([file.readUInt16LE(0), file.readUInt16LE(2), file.readUInt16LE(4)]).toEqual([0, 1, 2]);
  let end = 0;
  for (const [at, size] of [16, 256].entries()) {
    const entry = file.subarray(6 + 16 * at, 22 + 16 * at);
    const [length, offset] = [entry.readUInt32LE(8), entry.readUInt32LE(12)];
    const png = file.subarray(offset, offset + length);
    expect(png.subarray(0, 8)).toEqual(PNG);
    expect(widthOf(png)).toBe(size);
    expect(entry[0]).toBe(size % 256);
    end = offset + length;
  }
  expect(end).toBe(file.length);
});

test('the .icns is chunks that fill it, each a PNG as large as its type wants', () => {
  const file = readFileSync(join(folder, 'icon.icns'));
  expect(file.toString('latin1', 0, 4)).toBe('icns');
  expect(file.readUInt32BE(4)).toBe(file.length);
  const found: Record<string, number> = {};
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
    const png = file.subarray(at + 8, at + file.readUInt32BE(at + 4));
    expect(png.subarray(0, 8)).toEqual(PNG);
    found[file.toString('latin1', at, at + 4)] = widthOf(png);
  }
  expect(found).toMatchObject({ ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic11: 32, ic13: 256 });
  expect(icns([])).toHaveLength(8);
});

test('a template has one ink, and a waiting dot only where something waits', () => {
  const state = (running: boolean, waiting: boolean, ink: 'Template' | 'Light') =>
    trayState(sources.tray, { running, waiting }, ink);
  expect(state(true, true, 'Template')).not.toContain('#e59e1f');
  expect(state(true, true, 'Light')).toContain('#e59e1f');
  expect(state(true, false, 'Light')).not.toContain('#e59e1f');
  const looks = new Set(
    [true, false].flatMap((running) =>
      [true, false].map((waiting) =>
        Buffer.from(draw(state(running, waiting, 'Light'), 32)).toString('base64'),
      ),
    ),
  );
  expect(looks.size).toBe(4);
});
