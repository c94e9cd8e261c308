import { test } from 'vitest';
import { film } from './camera.ts';
import { onStage } from './homes.ts';
import { ALL } from './scenes/all.ts';

test('before anything was done', () =>
  onStage('empty', {}, (stage) =>
    film(
      stage,
      ALL.flatMap(({ empty = [] }) => empty),
    ),
  ));
