import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const CSS = readFileSync('renderer/ui/theme.css', 'utf8');
const DOC = readFileSync('docs/design-language.md', 'utf8');
const THEMES = ['light', 'dark'] as const;
const GROUNDS = ['ground', 'raised', 'sunken', 'hover', 'accent-soft'];

type Rgb = [number, number, number];

/** Every token that is a pair of colours, as linear light. */
const tokens = new Map(
  [...CSS.matchAll(/--color-([\w-]+): light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\);/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light: linear(light), dark: linear(dark) }],
  ),
);

/** CSS Color 4: oklch to linear sRGB, cut to the gamut. */
function linear(color: string): Rgb {
  const [lightness = 0, chroma = 0, hue = 0] = color
    .replaceAll(/[^\d. ]/g, '')
    .trim()
    .split(' ')
    .map(Number);
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels: Rgb = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return channels.map((channel) => Math.min(1, Math.max(0, channel))) as Rgb;
}

const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** WCAG 2.2: contrast of two tokens in a theme. */
function contrast(one: string, other: string, theme: (typeof THEMES)[number]): number {
  const [low = 0, high = 0] = [one, other]
    .map((name) => {
      const token = tokens.get(name);
      if (token === undefined) throw new Error(`theme.css has no pair called ${name}`);
      return luminance(token[theme]) + 0.05;
    })
    .toSorted((a, b) => a - b);
  return high / low;
}

/** The lowest contrast of a colour on any ground that it stands on. */
function lowest(name: string, grounds: readonly string[], theme: (typeof THEMES)[number]): number {
  return Math.min(...grounds.map((ground) => contrast(name, ground, theme)));
}

const TEXT = ['ink', 'ink-2', 'ink-3', 'failed'];
const MARKS = ['accent', 'ready', 'starting', 'waiting', 'degraded', 'failed'];

test.each(THEMES)('%s: text reaches AA (4.5) on every ground', (theme) => {
  for (const name of TEXT) expect([name, lowest(name, GROUNDS, theme) >= 4.5]).toEqual([name, true]);
  expect(contrast('on-accent', 'accent', theme)).toBeGreaterThanOrEqual(4.5);
});

test.each(THEMES)('%s: glyphs and the focus ring reach 3 on every ground', (theme) => {
  for (const name of MARKS) expect([name, lowest(name, GROUNDS, theme) >= 3]).toEqual([name, true]);
});

test('the page says the ratios that the tokens have', () => {
  const rows = [...new Set([...TEXT, ...MARKS])].map((name) => {
    const [light, dark] = THEMES.map((theme) => lowest(name, GROUNDS, theme).toFixed(1));
    return `| \`${name}\` | ${light} | ${dark} |`;
  });
  const [light, dark] = THEMES.map((theme) => contrast('on-accent', 'accent', theme).toFixed(1));
  rows.push(`| \`on-accent\` on \`accent\` | ${light} | ${dark} |`);
  const said = DOC.replaceAll(/ {2,}/g, ' ');
  expect(rows.filter((row) => !said.includes(row))).toEqual([]);
});

test('black on white is 21 to 1', () => {
  expect((luminance(linear('oklch(1 0 0)')) + 0.05) / (luminance(linear('oklch(0 0 0)')) + 0.05)).toBeCloseTo(
    21,
  );
});
