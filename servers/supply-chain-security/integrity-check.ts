import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { Package } from '#servers/projects/project.ts';
import type { ProjectFolder } from '#servers/projects/project-folder.ts';
import type { ToolContext } from '#servers/kit/tool.ts';

/** One thing that was compared. `unavailable`: it could not be, and nothing is said about the package by it. */
export const Check = z.object({
  what: z.enum([
    'archive',
    'installedFiles',
    'installRecord',
    'registryDigest',
    'checksumDatabase',
    'signature',
  ]),
  result: z.enum(['ok', 'failed', 'unavailable']),
  detail: z.string(),
});
export type Check = z.infer<typeof Check>;

export interface Checking {
  folder: ProjectFolder;
  context: ToolContext;
  checksums: boolean;
  signatures: boolean;
  /** Asks a registry, but no more once one did not answer at all: `host` says which. */
  ask<T>(host: string, act: () => Promise<T>): Promise<T>;
}

/** Of one kind of package; says what it compared, nothing when there was nothing to compare. */
export type Checker = (found: Package, checking: Checking) => Promise<Check[]>;

export function createAsking(): Checking['ask'] {
  const silent = new Map<string, ToolFailure>();
  return async (host, act) => {
    const before = silent.get(host);
    if (before !== undefined) throw before;
    try {
      return await act();
    } catch (error) {
      if (error instanceof ToolFailure && (error.code === 'D' || error.code === 'T')) silent.set(host, error);
      throw error;
    }
  };
}

/** What `act` found, or that it could not be done and why. Surprises and cancellation pass. */
export async function checked(what: Check['what'], act: () => Promise<Check | undefined>): Promise<Check[]> {
  try {
    const check = await act();
    return check === undefined ? [] : [check];
  } catch (error) {
    if (!(error instanceof ToolFailure)) throw error;
    return [{ what, result: 'unavailable', detail: error.message }];
  }
}

export function compare(what: Check['what'], same: boolean, ok: string, failed: string): Check {
  return { what, result: same ? 'ok' : 'failed', detail: same ? ok : failed };
}
