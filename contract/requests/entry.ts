import { z } from 'zod';
import type { Surface } from '../approval.ts';

/** One request: the shapes of what goes in and comes out, each parsed once at the boundary. */
export interface Entry {
  params: z.ZodType;
  result: z.ZodType;
  /** Who may ask; everybody else is refused before parameters are read. */
  surfaces: readonly Surface[];
}

export const none = z.strictObject({});
export const app = ['app'] as const;
export const cli = ['cli'] as const;
export const appOrCli = ['app', 'cli'] as const;
export const everywhere = ['app', 'approval', 'cli'] as const;
