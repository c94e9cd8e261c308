import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { EVENT_CHANNEL, REQUEST_CHANNEL } from '#contract/bridge.ts';
import type { Bridge } from '#contract/bridge.ts';
import type { EventBatch } from '#contract/events.ts';

/** All that a window can reach of the process behind it. What it may ask is decided there, by its contract entry. */
const bridge: Bridge = {
  request: (name, params) => ipcRenderer.invoke(REQUEST_CHANNEL, name, params),
  on(listener) {
    const heard = (_event: unknown, batch: EventBatch) => listener(batch);
    ipcRenderer.on(EVENT_CHANNEL, heard);
    return () => ipcRenderer.off(EVENT_CHANNEL, heard);
  },
  pathForFile: (file) => webUtils.getPathForFile(file),
};

contextBridge.exposeInMainWorld('patchbay', bridge);
