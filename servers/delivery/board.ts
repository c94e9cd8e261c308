import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Clock } from './clock.ts';
import type { Journal } from './journal.ts';
import type { Notice } from './notice.ts';
import { createShelf, trim } from './shelf.ts';

const COMPONENTS_KEPT = 500;
const NOTICES_KEPT = 200;

const Status = z.object({
  component: z.string(),
  status: z.string(),
  message: z.string().optional(),
  /** An id or an address. */
  incident: z.string().optional(),
  /** ISO 8601. */
  since: z.string(),
});
export type Status = z.infer<typeof Status>;

const Posted = z.object({
  id: z.string(),
  at: z.string(),
  priority: z.string(),
  subject: z.string(),
  text: z.string(),
});

/** The status of components and the notices of the dashboard channel. */
export interface Board {
  setStatus(status: Omit<Status, 'since'>): { now: Status; before: Status | undefined };
  post(notice: Notice): void;
  statuses(): Status[];
  /** Oldest first. */
  notices(): z.infer<typeof Posted>[];
}

/** Kept in the journal; `<folder>/dashboard.json` is a copy for other programs, always whole. */
export function createBoard(journal: Journal, folder: string, clock: Clock): Board {
  const statuses = createShelf(journal, 'status', Status);
  const notices = createShelf(journal, 'notice', Posted);
  const now = (): string => new Date(clock.now()).toISOString();

  function publish(): void {
    const file = path.join(folder, 'dashboard.json');
    const content = { updated: now(), statuses: statuses.list(), notices: notices.list() };
    writeFileSync(`${file}.new`, `${JSON.stringify(content, undefined, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }

  return {
    setStatus(given) {
      const before = statuses.get(given.component);
      const status = { ...given, since: now() };
      statuses.set(given.component, status);
      trim(
        statuses,
        COMPONENTS_KEPT,
        ({ component }) => component,
        ({ component }) => component !== given.component,
      );
      publish();
      return { now: status, before };
    },
    post({ id, priority, subject, text }) {
      notices.set(id, { id, at: now(), priority, subject, text });
      trim(
        notices,
        NOTICES_KEPT,
        (notice) => notice.id,
        () => true,
      );
      publish();
    },
    statuses: statuses.list,
    notices: notices.list,
  };
}
