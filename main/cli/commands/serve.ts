import type { Engine } from '#main/app/compose.ts';
import type { Command, Context } from '../command.ts';
import { CommandFailure, EXIT } from '../exit.ts';
import { word } from '../output.ts';
import { resources } from '../resources.ts';

const DRAIN_MS = 10_000;
/** What stopping the servers may take; what outlives it is ended at the next start. */
const CLOSE_MS = 15_000;

/** Hosts an engine without a window, until a signal or an app that wants its home. */
export const serve: Command = {
  name: 'serve',
  usage: '',
  about: 'cli.about.serve',
  options: {},
  takes: { min: 0, max: 0 },
  async run(context) {
    const { home, out, signal } = context;
    const end = new AbortController();
    const leave = (): void => {
      end.abort();
    };
    signal.addEventListener('abort', leave);
    // Not once: what looks for the login shell's PATH ends a process that no longer listens.
    process.on('SIGTERM', leave);
    process.on('SIGHUP', leave);
    const engine = await start(context, leave);
    out.line(
      { ready: true, home: home.path, pid: process.pid },
      word('cli.serving', { home: home.path, pid: process.pid }),
    );
    if (!end.signal.aborted)
      await new Promise((resolve) => {
        end.signal.addEventListener('abort', resolve);
      });
    await engine.drain(DRAIN_MS);
    // A server that does not let go must not keep the process.
    setTimeout(() => process.exit(EXIT.failed), CLOSE_MS).unref();
    await engine.close();
    return process.exit(EXIT.ok);
  },
};

async function start({ home }: Context, leave: () => void): Promise<Engine> {
  const { composeEngine } = await import('#main/app/compose.ts');
  const { StartFailure } = await import('#main/app/start-failure.ts');
  try {
    return await composeEngine({
      ...resources(),
      home,
      headless: { leave },
      notices: { privateKeyring: process.env['PATCHBAY_KEYRING'] === 'private' },
    });
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    throw new CommandFailure(EXIT.unavailable, error.reason, error.advice);
  }
}
