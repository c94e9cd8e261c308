import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright';
import { vi } from 'vitest';
import { LANGUAGES } from '#contract/messages/language.ts';
import type { Language } from '#contract/messages/language.ts';
import { KEPT } from './kept.ts';
import type { Scene } from './scene.ts';
import type { Stage } from './stage.ts';

const REPOSITORY = resolve(import.meta.dirname, '../..');
const SMALL = [1000, 700] as const;
const LARGE = [1600, 1000] as const;
const THEMES = ['light', 'dark'] as const;

/** All pictures, by language. */
const ALL = join(REPOSITORY, 'test-results/screenshots');
const SHOWN = join(REPOSITORY, 'assets/screenshots');

/** Plays all scenes in all languages, and takes each in both sizes and both themes. */
export async function film(stage: Stage, scenes: readonly Scene[]): Promise<void> {
  for (const language of LANGUAGES) {
    await stage.speak(language);
    for (const scene of scenes) {
      // Reached where there is little room: what is scrolled to is in sight in a larger window too.
      await resize(stage, ...SMALL);
      await play(stage, scene).catch(named(scene.name, language));
    }
  }
}

async function play(stage: Stage, { name, reach, leave }: Scene): Promise<void> {
  await picture(stage, name, (await reach(stage)) ?? stage.page);
  await leave?.(stage);
}

/** Takes what is there now, in both themes; the main window in both sizes. */
export async function picture(stage: Stage, name: string, page = stage.page): Promise<void> {
  const to = { folder: join(ALL, stage.language), kept: KEPT.has(name) && stage.language === 'en' };
  if (page !== stage.page) {
    // The approval window has one size, which is its own.
    await take(page, { ...to, name });
    return;
  }
  await resize(stage, ...SMALL);
  await take(page, { ...to, name: `${name}-${SMALL[0]}` });
  await resize(stage, ...LARGE);
  await take(page, { ...to, name: `${name}-${LARGE[0]}` });
}

async function resize({ app, page }: Stage, width: number, height: number): Promise<void> {
  // Not by a handle of the window: asking for one hundreds of times may end in a promise that nobody held on to.
  await app.electron.evaluate(
    ({ BrowserWindow }, [x, y]) =>
      BrowserWindow.getAllWindows()
        .find(({ webContents }) => webContents.getURL().startsWith('app://patchbay/'))
        ?.setContentSize(x, y),
    [width, height] as const,
  );
  await vi.waitUntil(async () => (await page.evaluate(() => innerWidth)) === width, { timeout: 5000 });
}

async function take(page: Page, { folder, name, kept }: { folder: string; name: string; kept: boolean }) {
  await page.mouse.move(0, 0);
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // What is measured after it was drawn is drawn again.
    await page.waitForTimeout(80);
    const file = `${name}-${colorScheme}.png`;
    await page.screenshot({ path: join(folder, file), animations: 'disabled' });
    if (kept) cpSync(join(folder, file), join(SHOWN, file));
  }
}

function named(scene: string, language: Language) {
  return (cause: unknown): never => {
    throw new Error(`${scene} (${language})`, { cause });
  };
}
