import { afterEach, expect, test } from 'vitest';
import { speak } from '#main/kernel/say.ts';
import { trayPixels } from './tray-icon.ts';
import { trayMenu, trayWords } from './tray-menu.ts';

const PLAIN = { running: false, waiting: false, dark: false };
const noted: string[] = [];
const actions = {
  open: () => void noted.push('open'),
  answer: () => void noted.push('answer'),
  startAll: () => void noted.push('startAll'),
  stopAll: () => void noted.push('stopAll'),
  quit: () => void noted.push('quit'),
};

afterEach(() => {
  noted.length = 0;
  speak('en');
});

const alpha = (pixels: Buffer, size: number, x: number, y: number) => pixels[(y * size + x) * 4 + 3];

test('the socket is empty, filled while something runs, and has a dot when something waits', () => {
  const half = { x: 9, y: 18 };
  expect(alpha(trayPixels(32, PLAIN), 32, half.x, half.y)).toBe(0);
  expect(alpha(trayPixels(32, { ...PLAIN, running: true }), 32, half.x, half.y)).toBe(255);
  expect(alpha(trayPixels(32, PLAIN), 32, 27, 7)).toBe(0);
  expect(alpha(trayPixels(32, { ...PLAIN, waiting: true }), 32, 27, 7)).toBe(255);
});

test('no channel is brighter than its alpha: the pixels are premultiplied', () => {
  const pixels = trayPixels(16, { running: true, waiting: true, dark: true });
  for (let at = 0; at < pixels.length; at += 4) {
    const most = Math.max(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0);
    expect(most).toBeLessThanOrEqual(pixels[at + 3] ?? 0);
  }
});

test('the menu says what is, puts waiting questions first, and each line does what it says', () => {
  const calm = trayMenu({ running: 0, waiting: 0 }, actions);
  expect(calm.map(({ label }) => label).filter(Boolean)).toEqual([
    'No server runs',
    'Open Patchbay',
    'Start all servers',
    'Stop all servers',
    'Quit Patchbay',
  ]);
  expect(calm.find(({ label }) => label === 'Stop all servers')?.enabled).toBe(false);
  const busy = trayMenu({ running: 3, waiting: 1 }, actions);
  expect(busy[0]?.label).toBe('1 question waits for you');
  for (const { click } of busy) (click as (() => void) | undefined)?.();
  expect(noted).toEqual(['answer', 'open', 'startAll', 'stopAll', 'quit']);
  speak('de');
  expect(trayWords({ running: 3, waiting: 0 })).toBe('Patchbay\n3 Server laufen');
});
