import { test } from 'vitest';
import { film } from './camera.ts';
import { onStage } from './homes.ts';
import { compareAndAsk } from './lab.ts';
import { experts } from './scenes/experts.ts';

test('several models about the same thing', () =>
  onStage('lab', {}, async (stage) => {
    const models = await compareAndAsk(stage);
    await film(stage, experts);
    await models.close();
  }));
