import type { ToolContext } from '#servers/kit/tool.ts';

const STEPS = 100;

/** Tells of a transfer's progress, at most a hundred times. */
export function announcer({
  progress,
}: Pick<ToolContext, 'progress'>): (done: number, total: number) => Promise<void> {
  let told = 0;
  return async (done, total) => {
    if (done < total && done - told < total / STEPS) return;
    told = done;
    await progress(done, total, 'bytes');
  };
}
