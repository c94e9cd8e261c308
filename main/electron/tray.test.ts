import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { speak } from '#main/kernel/spoken.ts';
import { trayPicture } from './tray-icon.ts';
import { trayMenu, trayWords } from './tray-menu.ts';

const noted: string[] = [];
const actions = {
  open: () => void noted.push('open'),
  answer: () => void noted.push('answer'),
  startAll: () => void noted.push('startAll'),
  stopAll: () => void noted.push('stopAll'),
  quit: () => void noted.push('quit'),
};

afterEach(async () => {
  noted.length = 0;
  await speak('en');
});

test('every look has a picture, plain and for dense screens; macOS gets templates', () => {
  const folder = join(import.meta.dirname, '..', '..', 'assets', 'icon', 'tray');
  const names = [false, true].flatMap((running) =>
    [false, true].flatMap((waiting) =>
      [false, true].flatMap((dark) =>
        (['linux', 'darwin'] as const).map((platform) => trayPicture({ running, waiting, dark }, platform)),
      ),
    ),
  );
  for (const name of names) {
    expect(existsSync(join(folder, name)), name).toBe(true);
    expect(existsSync(join(folder, name.replace('.png', '@2x.png'))), name).toBe(true);
  }
  expect(new Set(names).size).toBe(12);
  expect(trayPicture({ running: true, waiting: true, dark: true }, 'darwin')).toBe(
    'running-waitingTemplate.png',
  );
  expect(trayPicture({ running: false, waiting: false, dark: true }, 'linux')).toBe('idleDark.png');
});

test('the menu says what is, puts waiting questions first, and each line does what it says', async () => {
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
  await speak('de');
  expect(trayWords({ running: 3, waiting: 0 })).toBe('Patchbay\n3 Server laufen');
});
