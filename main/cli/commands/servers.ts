import type { ServerView } from '#contract/server.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit.ts';
import { columns } from '../output.ts';
import { serverRow } from '../server-row.ts';

export const start = changing('start', 'cli.about.start', 'server.start');
export const stop = changing('stop', 'cli.about.stop', 'server.stop');
export const restart = changing('restart', 'cli.about.restart', 'server.restart');

/** Done when the server is where it was to be: a start that failed is no success. */
function changing(
  name: string,
  about: Command['about'],
  request: 'server.start' | 'server.stop' | 'server.restart',
): Command {
  return {
    name,
    usage: 'SERVER',
    about,
    options: {},
    takes: { min: 1, max: 1 },
    async run({ engine, out, positionals: [server = ''] }) {
      const view: ServerView = await engine.request(request, { server });
      out.result(view, () => columns([serverRow(view)]));
      if (view.state.state === 'failed') out.note(view.state.advice);
      return request !== 'server.stop' && view.state.state === 'failed' ? EXIT.failed : EXIT.ok;
    },
  };
}
