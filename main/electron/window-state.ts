import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen } from 'electron';
import type { BrowserWindow } from 'electron';
import { placeOn } from './window-place.ts';
import type { Area } from './window-place.ts';

interface Kept extends Area {
  maximized: boolean;
}

const SETTLE_MS = 400;

/** Size and place of the main window, kept in the home over runs. */
export interface WindowState {
  /** What a new window begins with; nothing that can be used is nothing at all. */
  bounds(): Partial<Area>;
  /** Keeps what becomes of the window from now on; the returned function writes what waits. */
  follow(window: BrowserWindow): () => void;
}

export function openWindowState(home: string): WindowState {
  const file = join(home, 'cache', 'window.json');
  const kept = read(file);
  return {
    bounds: () =>
      kept === undefined
        ? {}
        : placeOn(
            kept,
            screen.getAllDisplays().map(({ workArea }) => workArea),
          ),
    follow(window) {
      if (kept?.maximized === true) window.maximize();
      let timer: NodeJS.Timeout | undefined;
      const write = (): void => {
        clearTimeout(timer);
        if (!window.isDestroyed()) keep(file, window);
      };
      const soon = (): void => {
        clearTimeout(timer);
        timer = setTimeout(write, SETTLE_MS);
      };
      for (const change of ['resize', 'move', 'maximize', 'unmaximize'] as const) {
        window.on(change as 'resize', soon);
      }
      window.on('close', write);
      return write;
    },
  };
}

function keep(file: string, window: BrowserWindow): void {
  const { x, y, width, height } = window.getNormalBounds();
  try {
    writeFileSync(file, JSON.stringify({ x, y, width, height, maximized: window.isMaximized() }), {
      mode: 0o600,
    });
  } catch {
    // A window that comes back elsewhere is no reason to say anything.
  }
}

function read(file: string): Kept | undefined {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isKept(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** By hand: zod would be read before the window is there, for this alone. */
function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, width, height, maximized } = value as Record<string, unknown>;
  const sized = [width, height].every((side) => Number.isInteger(side) && Number(side) >= 1);
  return sized && Number.isInteger(x) && Number.isInteger(y) && typeof maximized === 'boolean';
}
