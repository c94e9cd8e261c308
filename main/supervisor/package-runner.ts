import type { Launch } from '#contract/launch.ts';
import { programName } from './program-name.ts';

/** A program and its arguments. */
export interface Words {
  readonly command: string;
  readonly args: readonly string[];
}

/** Programs that fetch what they are to run whatever their arguments are. */
const ALWAYS = new Set(['npx', 'pnpx', 'bunx', 'uvx']);

/** Programs that do so on one of these subcommands. */
const ON: Readonly<Record<string, readonly string[]>> = {
  npm: ['exec', 'x'],
  pnpm: ['dlx'],
  yarn: ['dlx'],
  bun: ['x'],
  uv: ['run', 'tool run'],
  pipx: ['run'],
  docker: ['run', 'container run'],
  podman: ['run', 'container run'],
};

/** Options of theirs that may stand before the subcommand and take the next word with them. */
const WITH_VALUE = new Set(
  (
    '--cache --cache-dir --config --config-file --context --cwd --dir --directory --filter --host --log-level ' +
    '--loglevel --prefix --project --python --registry --userconfig --workspace -C -H -c -l -p -w'
  ).split(' '),
);

/** Whether this launch may have to fetch its program first. */
export function installs(launch: Launch): boolean {
  if (launch.type !== 'stdio') return false;
  const { command, args } = unwrapped(launch);
  const name = programName(command);
  if (ALWAYS.has(name)) return true;
  const [first = '', second = ''] = subcommands(args);
  return ON[name]?.some((one) => one === first || one === `${first} ${second}`) ?? false;
}

/** Without the `cmd /c` through which Windows runs `.cmd` files. */
export function unwrapped({ command, args }: Words): Words {
  if (programName(command) !== 'cmd') return { command, args };
  const at = args.findIndex((arg) => !/^\/[a-z]$/i.test(arg));
  const inner = args[at];
  const asked = args.slice(0, Math.max(0, at)).some((arg) => /^\/[ck]$/i.test(arg));
  return asked && inner !== undefined ? { command: inner, args: args.slice(at + 1) } : { command, args };
}

function subcommands(args: readonly string[]): string[] {
  return args.filter((arg, at) => !arg.startsWith('-') && !WITH_VALUE.has(args[at - 1] ?? ''));
}
