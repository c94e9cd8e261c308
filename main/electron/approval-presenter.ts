import type { BrowserWindow } from 'electron';
import type { Approval } from '#contract/approval.ts';
import { OWNER } from '#contract/call.ts';
import type { Caller, Dispatch } from '#main/app/dispatch.ts';
import type { Engine } from '#main/app/compose.ts';
import { openApprovalWindow } from './windows.ts';
import type { WindowOptions } from './windows.ts';

const CALLER: Caller = { surface: 'approval', principal: OWNER, via: 'desk' };

export interface ApprovalPresenter {
  /** The window once it exists; it is made when first needed. */
  window(): BrowserWindow | undefined;
  /** Brings it to the front, if something waits. */
  show(): void;
  close(): void;
}

/** Brings the approval window up while something waits for an answer and takes it away afterwards. */
export function presentApprovals(engine: Engine, options: WindowOptions): ApprovalPresenter {
  const { dispatch } = engine;
  let opening: Promise<BrowserWindow> | undefined;
  let window: BrowserWindow | undefined;
  let closing = false;

  async function open(): Promise<BrowserWindow> {
    const opened = await openApprovalWindow(options);
    window = opened;
    opened.on('close', (event) => {
      if (closing) return;
      // Closing the question is an answer: no.
      event.preventDefault();
      void denyAll(dispatch);
      opened.hide();
    });
    return opened;
  }

  async function present(): Promise<void> {
    opening ??= open();
    const opened = await opening;
    const waiting = await pending(dispatch);
    if (opened.isDestroyed()) return;
    if (waiting.length === 0) {
      opened.hide();
    } else if (!opened.isVisible()) {
      opened.center();
      opened.show();
      opened.focus();
    }
  }

  function show(): void {
    present().catch((error: unknown) => {
      engine.logger.error('approval.window', error);
    });
  }
  const stop = engine.subscribe('approval', show);

  return {
    window: () => window,
    show() {
      if (window?.isVisible() === true) window.focus();
      else show();
    },
    close() {
      closing = true;
      stop();
      window?.destroy();
    },
  };
}

/** Those that only this window may answer; the others have a card where they came up. */
async function pending(dispatch: Dispatch): Promise<Approval[]> {
  const reply = await dispatch('approval.list', {}, CALLER);
  const waiting = reply.ok ? (reply.value as Approval[]) : [];
  return waiting.filter(({ surface }) => surface === 'approval');
}

async function denyAll(dispatch: Dispatch): Promise<void> {
  for (const { id } of await pending(dispatch)) {
    await dispatch('approval.answer', { id, answer: { effect: 'deny' } }, CALLER);
  }
}
