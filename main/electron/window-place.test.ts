import { expect, test } from 'vitest';
import { placeOn } from './window-place.ts';

const LEFT = { x: 0, y: 0, width: 1920, height: 1040 };
const RIGHT = { x: 1920, y: 0, width: 2560, height: 1400 };

test('a window comes back where it was, on any screen', () => {
  const kept = { x: 2000, y: 100, width: 1280, height: 820 };
  expect(placeOn(kept, [LEFT, RIGHT])).toEqual(kept);
  const over = { x: 1700, y: 900, width: 900, height: 600 };
  expect(placeOn(over, [LEFT, RIGHT])).toEqual(over);
});

test('of a screen that is gone it keeps the size alone', () => {
  expect(placeOn({ x: 2000, y: 100, width: 1280, height: 820 }, [LEFT])).toEqual({
    width: 1280,
    height: 820,
  });
  expect(placeOn({ x: 100, y: -900, width: 800, height: 600 }, [LEFT])).toEqual({ width: 800, height: 600 });
  expect(placeOn({ x: 100, y: 1030, width: 800, height: 600 }, [LEFT])).toEqual({ width: 800, height: 600 });
});

test('it is never larger than its screen, nor above it', () => {
  expect(placeOn({ x: 300, y: -30, width: 2500, height: 1400 }, [LEFT])).toEqual(LEFT);
  expect(placeOn({ x: 9000, y: 0, width: 2500, height: 1400 }, [LEFT])).toEqual({
    width: 1920,
    height: 1040,
  });
});
