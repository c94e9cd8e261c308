import { test } from 'vitest';
import { film } from './camera.ts';
import { BROKEN_CLAUDE, TROUBLED_SERVERS } from './cast.ts';
import { onStage } from './homes.ts';
import { ALL } from './scenes/all.ts';
import { meetTrouble } from './use-for-a-while.ts';

test('when something went wrong', () =>
  onStage('trouble', { servers: TROUBLED_SERVERS, claude: BROKEN_CLAUDE }, async (stage) => {
    await meetTrouble(stage);
    await film(
      stage,
      ALL.flatMap(({ error = [] }) => error),
    );
  }));
