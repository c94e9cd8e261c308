import { resolve } from 'node:path';
import { text } from '#contract/text.ts';
import type { Command, Context } from '../command.ts';
import { CommandFailure, EXIT, usageFailure } from '../exit.ts';
import { word } from '../output.ts';
import { readPassphrase } from '../passphrase.ts';
import { resources } from '../resources.ts';

/** Only when it is needed: the other commands start without it. */
const load = () => import('#main/app/backups.ts');
type Backups = Awaited<ReturnType<typeof load>>;

/** Writes a home into one file, and makes a home of one; works beside an engine and without. */
export const backup: Command = {
  name: 'backup',
  usage: 'create FILE [--passphrase] | inspect FILE | restore FILE [--passphrase] [--later]',
  about: 'cli.about.backup',
  options: { passphrase: { type: 'boolean' }, later: { type: 'boolean' } },
  takes: { min: 2, max: 2 },
  async run(context) {
    const [action, named = ''] = context.positionals;
    const work = action === undefined ? undefined : ACTIONS.get(action);
    if (work === undefined || named === '') throw usageFailure(backup);
    // What was begun is cleared away when the process exits.
    const leave = (): void => process.exit(EXIT.cancelled);
    context.signal.addEventListener('abort', leave);
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, leave);
    const backups = await load();
    const { StartFailure } = await import('#main/app/start-failure.ts');
    try {
      return await work(context, backups, resolve(named));
    } catch (error) {
      if (error instanceof backups.BackupFailure) throw new CommandFailure(EXIT.failed, error.reason);
      if (error instanceof StartFailure)
        throw new CommandFailure(EXIT.unavailable, error.reason, error.advice);
      if (error instanceof backups.KeychainUnavailable) {
        const reason = text('request.keychainUnavailable', { problem: error.problem });
        throw new CommandFailure(EXIT.unavailable, reason);
      }
      throw error;
    }
  },
};

type Action = (context: Context, backups: Backups, file: string) => Promise<number>;

const ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  [
    'create',
    async ({ home, out, values }, { backUpHome }, file) => {
      const made = await backUpHome({
        home,
        file,
        version: resources().version,
        ...(await passphraseOf(values)),
        onProgress(done, total) {
          // For who waits: a person sees the end soon enough.
          if (out.json) out.line({ done, total }, '');
        },
      });
      if (made === undefined)
        throw new CommandFailure(EXIT.notFound, text('backup.nothingThere', { home: home.path }));
      const { bytes, secrets } = made;
      const code = secrets === undefined ? 'cli.backup.without' : 'cli.backup.with';
      out.result({ file, bytes, secrets }, () => [word(code, { file, bytes, secrets: secrets ?? 0 })]);
      return EXIT.ok;
    },
  ],
  [
    'inspect',
    async ({ out }, { lookIntoBackup }, file) => {
      const { bytes, sealed, manifest } = await lookIntoBackup(file);
      const { createdAt, version, counts } = manifest;
      out.result({ file, bytes, sealed, createdAt, version, ...counts }, () => [
        word('cli.backup.about', { at: new Date(createdAt).toISOString(), version, ...counts }),
        word(sealed ? 'cli.backup.sealed' : 'cli.backup.unsealed'),
      ]);
      return EXIT.ok;
    },
  ],
  [
    'restore',
    async ({ home, out, values }, { restoreHome }, file) => {
      const later = values['later'] === true;
      const staged = await restoreHome({ home, file, later, ...(await passphraseOf(values)) });
      const { aside, secrets, proven, createdAt } = staged;
      out.result({ createdAt, aside, secrets, proven }, () => [
        word(later ? 'cli.backup.later' : 'cli.backup.restored', { folder: aside }),
        word(`backup.secrets.${secrets}`),
        ...(proven ? [] : [word('backup.notProven')]),
      ]);
      return EXIT.ok;
    },
  ],
]);

/** Never a word of the command line: every program of the user could read it there. */
async function passphraseOf(values: Context['values']): Promise<{ passphrase?: string }> {
  if (values['passphrase'] !== true) return {};
  const passphrase = await readPassphrase(process.stdin, process.stderr, word('cli.backup.passphrase'));
  if (passphrase.length < 12) throw new CommandFailure(EXIT.invalid, text('backup.shortPassphrase'));
  return { passphrase };
}
