import { z } from 'zod';
import type { Emit } from '#contract/events.ts';
import type { Settings } from '#contract/settings.ts';
import { text } from '#contract/text.ts';
import type { UpdateState } from '#contract/update.ts';
import type { Clock } from '#main/kernel/clock.ts';
import { problemOf } from '#main/kernel/logger.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { MetaRows } from '#main/store/meta.ts';
import { RequestFailure } from './dispatch.ts';
import { UpdateFailure } from './updater.ts';
import type { Looked, UpdateTrouble, Updater } from './updater.ts';

const KEY = 'updateLooked';
/** Nobody's first minute is spent on this. */
const FIRST_MS = 60_000;
const TICK_MS = 3_600_000;
const DAY_MS = 24 * TICK_MS;

export interface UpdatesParts {
  updater: Updater | UpdateTrouble;
  meta: MetaRows;
  settings: () => Settings;
  emit: Emit;
  clock: Clock;
  logger: Logger;
}

/** Newer versions of Patchbay: nothing is asked, downloaded or replaced before a person said so. */
export interface Updates {
  state(): UpdateState;
  /** Looks in the feed. What is found is not downloaded. */
  check(): Promise<UpdateState>;
  /** Starts to download what was found; how it goes is told by events. */
  download(): UpdateState;
  /** Ends Patchbay in order and replaces it by what was downloaded. */
  install(): UpdateState;
  close(): void;
}

export function createUpdates({ updater, meta, settings, emit, clock, logger }: UpdatesParts): Updates {
  const able = 'look' in updater ? updater : undefined;
  let state: UpdateState = 'look' in updater ? { state: 'idle' } : { state: 'unsupported', ...updater };
  let found: Extract<Looked, { found: 'newer' }> | undefined;
  let cancel = able === undefined ? () => undefined : clock.after(FIRST_MS, tick);

  function become(next: UpdateState): UpdateState {
    state = next;
    emit({ type: 'update.changed', update: next });
    return next;
  }

  function fail(what: string, error: unknown): UpdateState {
    logger.error(what, error);
    if (error instanceof UpdateFailure) {
      return become({ state: 'failed', reason: error.reason, advice: error.advice });
    }
    const reason = text('updates.failed', { problem: problemOf(error) });
    return become({ state: 'failed', reason, advice: text('updates.advice.later') });
  }

  /** Once a day, over restarts too, if that was agreed to. */
  function tick(): void {
    cancel = clock.after(TICK_MS, tick);
    if (settings().checkUpdates !== 'daily') return;
    if (clock.now() - (meta.get(KEY, z.int()) ?? 0) >= DAY_MS) void check();
  }

  async function check(): Promise<UpdateState> {
    if (able === undefined || ['checking', 'downloading', 'ready', 'installing'].includes(state.state)) {
      return state;
    }
    become({ state: 'checking' });
    // Written first: a feed that is broken is not asked again and again.
    meta.set(KEY, clock.now());
    try {
      const looked = await able.look();
      found = looked.found === 'newer' ? looked : undefined;
      if (found !== undefined) {
        const { version, notes, sizeBytes } = found;
        return become({ state: 'available', version, notes, sizeBytes });
      }
      const staged = looked.found === 'staged' ? { staged: looked.version } : {};
      return become({ state: 'none', checkedAt: clock.now(), ...staged });
    } catch (error) {
      found = undefined;
      return fail('updates.look', error);
    }
  }

  async function load(by: Updater, { version, notes, sizeBytes: total }: NonNullable<typeof found>) {
    try {
      await by.download((done) => {
        become({ state: 'downloading', version, done, total });
      });
      become({ state: 'ready', version, notes });
    } catch (error) {
      fail('updates.download', error);
    }
  }

  return {
    state: () => state,
    check,
    download() {
      if (able === undefined || found === undefined || state.state !== 'available') {
        throw new RequestFailure(text('updates.nothingFound'));
      }
      const { version, sizeBytes: total } = found;
      const started = become({ state: 'downloading', version, done: 0, total });
      void load(able, found);
      return started;
    },
    install() {
      if (able === undefined || state.state !== 'ready') {
        throw new RequestFailure(text('updates.notReady'));
      }
      const { version } = state;
      able.install();
      return become({ state: 'installing', version });
    },
    close() {
      cancel();
    },
  };
}
