import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import { offeredToAnybody } from '../../../test/support/offered-to-anybody.ts';
import { ask } from '../engine.ts';
import { SECRET } from '../secret.ts';
import type { Step } from '../step.ts';
import type { Tour } from '../tour.ts';

const MCPORTER = resolve(import.meta.dirname, '../../../node_modules/mcporter/dist/cli.js');
/** Windows line ends, odd spaces, another server and keys that are none of our business. */
export const ORIGINAL =
  '{\r\n  "theme":   "dark",\r\n\t"mcpServers": {\r\n    "elsewhere": { "command": "true", "args": [ ] }\r\n  },\r\n  "last" : [1,2 , 3]\r\n}\r\n';

export const claudeExport: Step = {
  id: 'claude-export',
  title: 'Servers are exported to Claude Desktop’s file',
  proves:
    'Nothing of the file changes but what is added, no secret stands in it, and another client starts the entries and finds the same tools.',
  needs: ['first-start', 'bundled-server', 'added-server'],
  async run(tour, { claim, note, picture }) {
    const { main } = tour.app();
    const { page } = main;
    mkdirSync(dirname(tour.claudeFile), { recursive: true });
    writeFileSync(tour.claudeFile, ORIGINAL);
    const { servers } = await ask(tour, 'state.snapshot', {});
    const chosen = ['desktop-commander', 'everything'].map((id) => ({
      id,
      title: servers.find(({ server }) => server.id === id)?.server.title ?? id,
    }));
    await main.open('Clients');
    await page.getByRole('button', { name: 'Export…' }).click();
    for (const { title } of chosen) await page.getByRole('checkbox', { name: title }).click();
    const changes = page.getByRole('region', { name: 'Changes' });
    for (const { id } of chosen) await changes.getByText(`"${id}": {`).waitFor();
    await picture(page, 'What would change in the file');
    await page.getByRole('button', { name: 'Write', exact: true }).click();
    await page.getByText('Written.').waitFor();

    const file = readFileSync(tour.claudeFile, 'utf8');
    const added = Buffer.byteLength(file) - Buffer.byteLength(ORIGINAL);
    claim('bytes of the file from before that changed', changed(ORIGINAL, file), 0);
    const { mcpServers, ...rest } = JSON.parse(file) as { mcpServers: Record<string, unknown> };
    claim('its servers', Object.keys(mcpServers).join(', '), 'elsewhere, desktop-commander, everything');
    claim('everything else', JSON.stringify(rest), '{"theme":"dark","last":[1,2,3]}');
    claim('references to secrets in it', file.includes('${secret:'), false);
    claim('secrets in it', file.includes(SECRET), false);

    const seen = await mcporter(tour, 'list', '--json');
    const listed = (JSON.parse(seen) as { servers: { name: string; tools?: { name: string }[] }[] }).servers;
    for (const { id } of chosen) {
      const tools = listed.find(({ name }) => name === id)?.tools ?? [];
      const listedByUs = await ask(tour, 'tool.list', { server: id });
      const ours = offeredToAnybody(listedByUs.map(({ ref }) => ref.name));
      claim(`tools of ${id} are there`, ours.length > 0, true);
      claim(`tools of ${id} for mcporter`, sorted(tools.map(({ name }) => name)), sorted(ours));
    }
    const environment = await mcporter(tour, 'call', 'everything.get-env', '--output', 'json');
    claim('the server that mcporter started has the secret', environment.includes(SECRET), true);
    note('bytes added', added);
    note('SHA-256 before', sha256(ORIGINAL));
    note('SHA-256 after', sha256(file));
  },
};

export const sha256 = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex');

const sorted = (names: string[]): string => names.toSorted().join(', ');

/** How many bytes of `before` are not in `after` around one place where something was put in. */
function changed(before: string, after: string): number {
  const [old, now] = [Buffer.from(before), Buffer.from(after)];
  let head = 0;
  while (head < old.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  return old.length - head - tail;
}

/** Another MCP client, which knows nothing of us, with the exported file as its configuration. */
async function mcporter(tour: Tour, ...words: string[]): Promise<string> {
  const env = {
    HOME: tour.root,
    PATH: process.env['PATH'],
    DBUS_SESSION_BUS_ADDRESS: process.env['DBUS_SESSION_BUS_ADDRESS'],
  };
  const [command = '', ...args] = words;
  const { stdout } = await promisify(execFile)(
    tour.node,
    [MCPORTER, command, '--config', tour.claudeFile, ...args],
    { cwd: tour.root, env, timeout: 90_000 },
  );
  return stdout;
}
