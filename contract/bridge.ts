import type { EventBatch } from './events.ts';
import type { Params, Reply, RequestName } from './requests.ts';

/** The three functions that the preload script gives a window as `window.patchbay`. It never grows. */
export interface Bridge {
  request<N extends RequestName>(name: N, params: Params<N>): Promise<Reply<N>>;
  /** Calls `listener` with each batch of events; returns how to stop. */
  on(listener: (batch: EventBatch) => void): () => void;
  /** Path on disk of a file the user dropped or picked; empty when it has none. */
  pathForFile(file: File): string;
}

export const REQUEST_CHANNEL = 'patchbay:request';
export const EVENT_CHANNEL = 'patchbay:events';
