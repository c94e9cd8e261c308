import { join } from 'node:path';
import { run } from '../command.mjs';
import { Halt, script } from '../halt.mjs';
import { proveApp, proveCommandLine } from './prove.mjs';

// NODE prove-as-user.mjs NAME VERSION: the installed package, proven on its own Node by whoever runs this.
await script(async () => {
  const [name = '', version] = process.argv.slice(2);
  if (process.getuid?.() === 0) throw new Halt('To be run by an ordinary user.', 2);
  const installed = join('/usr/lib', name);
  const asked = await run(name, ['--version']);
  if (asked.stdout.trim() !== version)
    throw new Halt(`${name} --version says ${asked.output.trim()}, not ${version}.`);
  await proveApp(process.execPath, join(installed, name));
  await proveCommandLine(process.execPath, join(installed, 'resources'));
  return 0;
});
