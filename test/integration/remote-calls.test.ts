import { afterEach, expect, test } from 'vitest';
import { RestartPolicy, Server } from '#contract/server.ts';
import { launchHash } from '#main/supervisor/consent.ts';
import { serveLegacy } from '../fixtures/servers/http-fixture.ts';
import { removeHome, startEngine } from './engine.ts';
import { endAll, keep } from './remote.ts';

afterEach(endAll);

test('a connection that breaks off during a call is named in its outcome, and the server goes on', async () => {
  const fixture = keep(
    await serveLegacy({
      breaks(_asked, response) {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(': soon\n\n');
        setTimeout(() => response.destroy(), 20);
      },
    }),
  );
  const launch = { type: 'http', url: fixture.url, headers: {} } as const;
  const server = Server.parse({
    id: 'far',
    title: 'far',
    source: 'url',
    launch,
    start: 'manual',
    restart: RestartPolicy.parse({}),
    trusted: false,
    consent: launchHash(launch),
  } satisfies Server);
  const bay = await startEngine({ servers: [server] });
  try {
    await bay.start('far');
    const call = bay.call('far', 'breaks');
    await bay.answer({ effect: 'allow', scope: 'call', where: [] });
    expect(await call).toMatchObject({
      outcome: 'failed',
      cause: 'died',
      message: { code: 'call.connectionBroke' },
    });
    const { servers } = await bay.ask('state.snapshot', {});
    expect(servers.find((view) => view.server.id === 'far')?.state.state).toBe('ready');
  } finally {
    await bay.close();
    removeHome(bay.home);
  }
});
