import type { Host } from './host.ts';

/** What an engine is built from. */
export interface ComposeOptions {
  home: { path: string; chosen: boolean };
  version: string;
  /** Node that bundled servers run on, and the folder of their bundles. */
  node: string;
  servers: string;
  /** Folder of the npm that ships beside that Node, where it is there. */
  npm?: string;
  /** The bundled command line, where it is there. */
  cli?: string;
  /** Asks an engine without a window that has the home to hand it over. */
  takeOver?: boolean;
  /** This engine has no window. `leave` is called when an app asks for the home: it is to end as at a signal. */
  headless?: { leave: () => void };
  /** The user's documents, where a workspace is offered. */
  documents: string;
  /** The user's downloads, where exports go; with a home that was chosen they stay in that. */
  downloads?: string;
  /** What needs this thread for long waits for it: whoever loads a window is served first. The keychain is asked before. */
  giveWayTo?: Promise<unknown>;
  /** Servers that start by themselves wait for this: a window is shown first. */
  startAfter?: Promise<unknown>;
  /** Absent where there is no desktop. */
  host?: Host;
  notices?: { privateKeyring?: boolean; noSandbox?: boolean };
}
