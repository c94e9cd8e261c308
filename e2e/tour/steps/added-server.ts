import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { addByPaste, consentTo } from '../add-server.ts';
import { ask } from '../engine.ts';
import { commandOf } from '../processes.ts';
import type { Step } from '../step.ts';
import { SECRET } from '../secret.ts';

export const addedServer: Step = {
  id: 'added-server',
  title: 'A server of one’s own is added by its pasted command',
  proves:
    'server-everything runs only after the whole command was approved in the approval window, its tools are there, and the secret of the command stands in no file.',
  needs: ['first-start'],
  async run(tour, witness) {
    const { claim, note, picture } = witness;
    const entry = tour.reference('everything');
    const id = await addByPaste(tour, `API_KEY=${SECRET} ${tour.node} ${entry} stdio`, entry);
    const { server, pid = 0, state } = await consentTo(tour, id, entry, witness);
    claim('its state', state.state, 'ready');
    claim('what runs is what was approved', commandOf(pid).endsWith(`${entry} stdio`), true);
    claim('an approved command has a hash', /^[0-9a-f]{64}$/.test(server.consent), true);
    const tools = await ask(tour, 'tool.list', { server: id });
    const offered = tools.some(({ ref }) => ref.name === 'echo');
    claim('it offers echo', offered, true);
    const files = filesOf(tour.home);
    const holding = files.filter((file) => readFileSync(file).includes(SECRET));
    claim('files of the home that hold the secret', holding.length, 0);
    note('files of the home that were read', files.length);
    note('its pid', pid);
    note('its tools', tools.length);
    note('hash of the approved command', server.consent);
    await picture(tour.app().main.page, 'Both servers run');
  },
};

/** All of them: what was written last may stand beside a database, in its log. */
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
