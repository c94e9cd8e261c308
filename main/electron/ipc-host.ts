import { ipcMain } from 'electron';
import type { BrowserWindow, IpcMainInvokeEvent, WebFrameMain } from 'electron';
import type { WindowSurface } from '#contract/approval.ts';
import { EVENT_CHANNEL, REQUEST_CHANNEL } from '#contract/bridge.ts';
import { OWNER } from '#contract/call.ts';
import type { EventBatch } from '#contract/events.ts';
import type { Reply } from '#contract/requests.ts';
import { text } from '#contract/text.ts';
import type { Dispatch } from '#main/app/dispatch.ts';
import { pageOf } from './pages.ts';

export interface IpcHost {
  /** Lets this window ask in the name of `surface` and hear its events, until it is destroyed. */
  connect(window: BrowserWindow, surface: WindowSurface): void;
}

export interface IpcHostOptions {
  dispatch: Dispatch;
  subscribe: (surface: WindowSurface, listener: (batch: EventBatch) => void) => () => void;
}

/** Takes requests from windows. Who asks is read from the sender, never from the message. */
export function createIpcHost({ dispatch, subscribe }: IpcHostOptions): IpcHost {
  const surfaces = new Map<number, WindowSurface>();

  ipcMain.handle(REQUEST_CHANNEL, (event, name: unknown, params: unknown): Promise<Reply> => {
    const surface = surfaceOf(event);
    if (surface === undefined || typeof name !== 'string') {
      return Promise.resolve({ ok: false, error: { reason: text('request.unknown', { name: '' }) } });
    }
    return dispatch(name, params, { surface, principal: OWNER, via: 'desk' });
  });

  function surfaceOf({ sender, senderFrame }: IpcMainInvokeEvent): WindowSurface | undefined {
    const surface = surfaces.get(sender.id);
    return surface !== undefined && isOwnPage(senderFrame, surface) ? surface : undefined;
  }

  return {
    connect(window, surface) {
      const { webContents } = window;
      const { id } = webContents;
      surfaces.set(id, surface);
      const stop = subscribe(surface, (batch) => {
        if (!webContents.isDestroyed()) webContents.send(EVENT_CHANNEL, batch);
      });
      webContents.once('destroyed', () => {
        surfaces.delete(id);
        stop();
      });
    },
  };
}

/** The top frame of the window, still on the page that we loaded. */
function isOwnPage(frame: WebFrameMain | null, surface: WindowSurface): boolean {
  return frame !== null && frame.parent === null && frame.url.split(/[?#]/, 1)[0] === pageOf(surface);
}
