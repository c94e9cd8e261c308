import { exited, launch, signalGroup } from '../command.mjs';
import { Halt, onSignal, script, throwIfStopped } from '../halt.mjs';
import { findElectron } from '../prepare/electron.mjs';
import { findNode } from '../prepare/node.mjs';
import { inTestSession } from './test-session.mjs';

// node scripts/session/wrap.mjs COMMAND...: one command with the display, bus and keyring that tests get.
await script(async () => {
  const [command, ...args] = process.argv.slice(2);
  const node = findNode();
  if (!command) throw new Halt('Usage: node scripts/session/wrap.mjs COMMAND [ARGUMENTS]', 2);
  if (!node) throw new Halt('Nothing is prepared yet: run npm start or npm test first.');
  return inTestSession({ node: node.path, electron: findElectron() }, async (env) => {
    throwIfStopped();
    const child = launch(command, args, { env, stdio: 'inherit' });
    const forget = onSignal((signal) => signalGroup(child, signal));
    const code = await exited(child);
    forget();
    return code;
  });
});
