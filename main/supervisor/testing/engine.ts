// An engine in a process of its own, to be killed: starts two servers, says what runs, and lives on.
import { createLedger } from '../ledger.ts';
import { makeRig, serverOf } from './rig.ts';

const { supervisor, firstLines } = makeRig({ ledger: createLedger(process.argv[2] ?? '') });
await supervisor.start(serverOf('slips-away'));
await supervisor.start({ ...serverOf('stubborn'), id: 'stubborn' });
const pids = {
  leader: supervisor.pid('broken'),
  grandchild: Number(firstLines[0]),
  stubborn: supervisor.pid('stubborn'),
};
process.stdout.write(`${JSON.stringify(pids)}\n`);
setInterval(() => undefined, 60_000);
