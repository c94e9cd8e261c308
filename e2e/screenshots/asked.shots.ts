import { test } from 'vitest';
import { serverThatAsks } from './asking-server.ts';
import { film } from './camera.ts';
import { SERVERS } from './cast.ts';
import { onStage } from './homes.ts';
import { asked } from './scenes/asked.ts';

test('when a server asks something of a person', () =>
  onStage('asked', { servers: SERVERS.filter(({ id }) => id === 'everything') }, async (stage) => {
    const models = await serverThatAsks(stage);
    await film(stage, asked);
    await models.close();
  }));
