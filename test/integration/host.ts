import { text } from '#contract/text.ts';
import type { Host } from '#main/app/host.ts';

/** A desktop on which nobody sits: dialogs are closed, questions are declined. A test says what is different. */
export function testHost(more: Partial<Host> = {}): Host {
  return {
    pickFolder: () => Promise.resolve(undefined),
    pickFile: () => Promise.resolve(undefined),
    agree: () => Promise.resolve(false),
    openAddress: () => Promise.reject(new Error('no browser here')),
    showApprovals: () => undefined,
    openAtLogin: () => Promise.resolve(),
    openUpdater: () => ({ reason: text('updates.noWindow'), advice: text('updates.advice.download') }),
    restart: () => undefined,
    ...more,
  };
}
