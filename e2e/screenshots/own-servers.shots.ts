import { test } from 'vitest';
import { film } from './camera.ts';
import { onStage } from './homes.ts';
import { ownServers } from './scenes/own-servers.ts';

const ADDED = ['s3-storage', 'cloud-storage', 'kubernetes-operator', 'sast-scanner', 'communication-hub'];

test('servers that come with Patchbay', () =>
  onStage('own', {}, async (stage) => {
    const { main } = stage.app;
    for (const server of ADDED) await main.request('bundled.add', { server });
    await main.open('Settings');
    await stage.page.getByRole('checkbox', { name: stage.words('settings.shareProcess') }).check();
    await main.open('Servers');
    for (const title of ['SAST Scanner', 'Communication Hub']) await main.start(title);
    await film(stage, ownServers);
  }));
