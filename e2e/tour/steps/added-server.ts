import { readFileSync } from 'node:fs';
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
    for (const file of ['patchbay.db', 'audit.db', 'ledger.jsonl']) {
      const held = readFileSync(`${tour.home}/${file}`, 'latin1').includes(SECRET);
      claim(`the secret stands in ${file}`, held, false);
    }
    note('its pid', pid);
    note('its tools', (await ask(tour, 'tool.list', { server: id })).length);
    note('hash of the approved command', server.consent);
    await picture(tour.app().main.page, 'Both servers run');
  },
};
