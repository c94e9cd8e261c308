import { test } from 'vitest';
import { film } from './camera.ts';
import { CLAUDE, SERVERS } from './cast.ts';
import { onStage } from './homes.ts';
import { ALL } from './scenes/all.ts';
import { talk } from './talk.ts';
import { useForAWhile } from './use-for-a-while.ts';

test('in use for a while', () =>
  onStage('busy', { servers: SERVERS, claude: CLAUDE }, async (stage) => {
    await useForAWhile(stage);
    const models = await talk(stage);
    await film(
      stage,
      ALL.flatMap(({ busy = [] }) => busy),
    );
    await models.close();
  }));
