import type { Command } from '../command.ts';
import { CommandFailure, EXIT } from '../exit.ts';
import { resources } from '../resources.ts';

const CODES = { unknown: EXIT.notFound, refused: EXIT.denied, unavailable: EXIT.unavailable };

/** Becomes a server, for an MCP client that starts it: its stdio is ours. */
export const run: Command = {
  name: 'run',
  usage: 'SERVER',
  about: 'cli.about.run',
  options: {},
  takes: { min: 1, max: 1 },
  silent: true,
  async run({ home, positionals: [server = ''] }) {
    const { runServer } = await import('#main/app/run-server.ts');
    const end = await runServer({ ...resources(), home, server });
    if (end.ran) return end.code;
    throw new CommandFailure(CODES[end.why], end.reason, end.advice);
  },
};
