import type { Emit } from '#contract/events.ts';
import { serverOf } from '#contract/ids.ts';
import type { ServerId } from '#contract/ids.ts';
import type { LogLine } from '#contract/server.ts';

/** Whose lines windows are told as they come. */
export interface ShownLogs {
  show(server: ServerId): void;
  tell(lines: readonly LogLine[]): void;
}

/** Of a server whose log nobody has opened since the start no line is told: thousands may come in a second. */
export function createShownLogs(emit: Emit): ShownLogs {
  const shown = new Set<ServerId>();
  return {
    show: (server) => void shown.add(server),
    tell(lines) {
      const wanted = lines.filter(({ instance }) => shown.has(serverOf(instance)));
      if (wanted.length > 0) emit({ type: 'log.appended', lines: wanted });
    },
  };
}
