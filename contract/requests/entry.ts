import { z } from 'zod';
import type { Surface } from '../approval.ts';

declare const given: unique symbol;
/** A shape that only the compiler knows. */
export interface Gives<T> {
  readonly [given]?: T;
}

/** One request: what goes in is parsed at the boundary; what comes out is our own and was parsed where it came in. */
export interface Entry {
  params: z.ZodType;
  result: Gives<unknown>;
  /** Who may ask; everybody else is refused before parameters are read. */
  surfaces: readonly Surface[];
}

export const none = z.strictObject({});
export const app = ['app'] as const;
export const cli = ['cli'] as const;
export const appOrCli = ['app', 'cli'] as const;
export const everywhere = ['app', 'approval', 'cli'] as const;

const NOTHING = Object.freeze({});
/** Says what a request gives. */
export const gives = <T>(): Gives<T> => NOTHING;
