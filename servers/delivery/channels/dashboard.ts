import type { ToolFailure } from '#servers/kit/failure.ts';
import type { Board } from '../board.ts';
import type { Channel } from '../channel.ts';

/** Notices on the server's own dashboard, where it has a folder to keep them in. */
export function createDashboardChannel(board: Board | ToolFailure): Channel {
  return {
    name: 'dashboard',
    can: ['message', 'status'],
    missing: () => ('post' in board ? undefined : board),
    allowed: () => ['default'],
    // oxlint-disable-next-line require-await -- a throw becomes a rejection
    async deliver(_recipient, notice, signal) {
      signal.throwIfAborted();
      if (!('post' in board)) throw board;
      board.post(notice);
      return { id: notice.id };
    },
  };
}
