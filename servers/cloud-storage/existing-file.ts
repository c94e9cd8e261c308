import { lstat } from 'node:fs/promises';
import { ToolFailure } from '#servers/kit/failure.ts';

/** Throws P when there is something at `path` and it may not be replaced. */
export async function refuseExisting(path: string, field: string, overwrite: boolean): Promise<void> {
  if (overwrite) return;
  const found = await lstat(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (found === undefined) return;
  throw new ToolFailure('P', `${path} exists. Pass overwrite=true to replace it, or give another path.`, {
    field,
    reason: 'exists',
  });
}
