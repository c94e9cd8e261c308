import type { Emit } from '#contract/events.ts';
import type { Notice } from '#contract/snapshot.ts';

/** What a person should know while it lasts. */
export interface Notices {
  list(): Notice[];
  put(notice: Notice): void;
}

export function createNotices(emit: Emit): Notices {
  const notices = new Map<string, Notice>();
  return {
    list: () => [...notices.values()],
    put(notice) {
      notices.set(notice.id, notice);
      emit({ type: 'notice.changed', notices: [...notices.values()] });
    },
  };
}
