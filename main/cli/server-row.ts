import type { ServerView } from '#contract/server.ts';
import { say } from '#main/kernel/say.ts';
import { plain, word } from './output.ts';

/** A server as one row of a table. */
export function serverRow({ server, state, tools }: ServerView): string[] {
  return [
    server.id,
    word(`state.${state.state}`),
    tools === undefined ? '' : word('cli.tools', { count: tools }),
    'reason' in state ? plain(say(state.reason)) : '',
  ];
}
