import type { Emit } from '#contract/events.ts';
import type { Notice } from '#contract/snapshot.ts';

/** What a person should know while it lasts. */
export interface Notices {
  list(): Notice[];
  put(notice: Notice): void;
  remove(id: string): void;
}

export function createNotices(emit: Emit): Notices {
  const notices = new Map<string, Notice>();
  const tell = (): void => {
    emit({ type: 'notice.changed', notices: [...notices.values()] });
  };
  return {
    list: () => [...notices.values()],
    put(notice) {
      notices.set(notice.id, notice);
      tell();
    },
    remove(id) {
      if (notices.delete(id)) tell();
    },
  };
}
