import { say } from '#main/kernel/say.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit.ts';
import { columns, plain, word } from '../output.ts';
import { serverRow } from '../server-row.ts';

/** The engine, its servers and what waits for a person. */
export const status: Command = {
  name: 'status',
  usage: '',
  about: 'cli.about.status',
  options: {},
  takes: { min: 0, max: 0 },
  async run({ engine, out }) {
    const { home, run, servers, approvals, notices } = await engine.request('state.snapshot', {});
    out.result({ home, run, servers, approvals, notices }, () => [
      word('cli.engine', { home }),
      ...columns(servers.map(serverRow)),
      ...(approvals.length === 0 ? [] : [word('cli.approvalsWait', { count: approvals.length })]),
      ...notices.map(({ text: notice }) => plain(say(notice))),
    ]);
    return EXIT.ok;
  },
};
