// node test/conformance/server.ts: serves the fixture of the kit over HTTP, because the MCP conformance suite knows no
// stdio, says its address and stays until its stdin ends.
import { asServed } from '#servers/kit/served.ts';
import { createSession } from '#servers/kit/session.ts';
import { createSettings } from '#servers/kit/settings.ts';
import { createWorkspace } from '#servers/kit/workspace.ts';
import { serveMade } from '../fixtures/servers/http-fixture.ts';
import { kitFixture } from './kit-fixture.ts';

const surroundings = {
  workspace: createWorkspace(undefined),
  settings: createSettings([], {}),
  log: (entry: string): void => {
    process.stderr.write(`${entry}\n`);
  },
  open: () => Promise.resolve(kitFixture),
  listed: () => undefined,
};
const fixture = await serveMade(() => createSession(asServed(kitFixture), surroundings), 'stateless');
process.stdout.write(`${fixture.url}\n`);
process.stdin.resume().once('end', () => {
  void fixture.close();
});
