import { z } from 'zod';
import type { Reply } from './requests.ts';

/** What a client of the engine's socket says, one JSON object per line. `id` comes back with the reply. */
export const SocketRequest = z.object({
  id: z.int(),
  name: z.string().max(200),
  params: z.unknown().default({}),
});

/** What comes back, in whatever order requests end. `id` is null where it could not be read. */
export interface SocketReply {
  id: number | null;
  reply: Reply;
}

/** Longest line either side takes, in bytes; a longer one ends the connection. */
export const MAX_LINE_BYTES = 64 * 1024 * 1024;

/**
 * `engine.lock`: the one engine of a home, and where it listens. Pid and start time together name a process (the start
 * time is empty where the system does not say). A headless engine hands the home over to an app that asks.
 */
export const EngineLock = z.object({
  pid: z.int().positive(),
  startTime: z.string(),
  socket: z.string(),
  headless: z.boolean().default(false),
});
export type EngineLock = z.infer<typeof EngineLock>;
