import { ipcMain } from 'electron';
import type { BrowserWindow, IpcMainInvokeEvent, WebFrameMain } from 'electron';
import type { WindowSurface } from '#contract/approval.ts';
import { EVENT_CHANNEL, REQUEST_CHANNEL } from '#contract/bridge.ts';
import type { EventBatch } from '#contract/events.ts';
import type { Reply } from '#contract/requests.ts';
import { pageOf } from './pages.ts';

export interface IpcHost {
  /** Lets this window ask in the name of `surface` and hear its events, until it is destroyed. */
  connect(window: BrowserWindow, surface: WindowSurface): void;
}

/** What stands behind the windows. */
export interface Backend {
  ask(surface: WindowSurface, name: string, params: unknown): Promise<Reply>;
  subscribe(surface: WindowSurface, listener: (batch: EventBatch) => void): () => void;
}

/**
 * Takes requests from windows, which wait until `backend` is there. Who asks is read from the sender, never from the
 * message.
 */
export function createIpcHost(backend: Promise<Backend>): IpcHost {
  const surfaces = new Map<number, WindowSurface>();

  ipcMain.handle(REQUEST_CHANNEL, async (event, name: unknown, params: unknown): Promise<Reply> => {
    const surface = surfaceOf(event);
    if (surface === undefined || typeof name !== 'string') {
      return { ok: false, error: { reason: { code: 'request.unknown', params: { name: '' } } } };
    }
    return (await backend).ask(surface, name, params);
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
      let stop = (): void => undefined;
      void backend.then(({ subscribe }) => {
        if (webContents.isDestroyed()) return;
        stop = subscribe(surface, (batch) => {
          if (!webContents.isDestroyed()) webContents.send(EVENT_CHANNEL, batch);
        });
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
