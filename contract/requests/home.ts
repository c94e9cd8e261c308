import { z } from 'zod';
import { Passphrase } from '../backup.ts';
import type { BackupMade, BackupSummary, RestoreReady } from '../backup.ts';
import type { Destination } from '../egress.ts';
import { SettingsChange } from '../settings.ts';
import type { Settings } from '../settings.ts';
import type { Snapshot } from '../snapshot.ts';
import type { UpdateState } from '../update.ts';
import { Workspace, WorkspaceDraft } from '../workspace.ts';
import { LONGEST_LINK } from '../link-length.ts';
import { app, cli, appOrCli, none, gives } from './entry.ts';
import type { Entry } from './entry.ts';

/** Patchbay itself: its state, settings, folders, connections, updates, backups. */
export const homeRequests = {
  'state.snapshot': { params: none, result: gives<Snapshot>(), surfaces: appOrCli },
  'settings.set': {
    params: z.strictObject({ change: SettingsChange }),
    result: gives<Settings>(),
    surfaces: app,
  },
  /** Agrees to a workspace and makes its folders; without id the default one. */
  'workspace.confirm': {
    params: z.strictObject({ workspace: Workspace.shape.id.optional() }),
    result: gives<Workspace>(),
    surfaces: app,
  },
  /** Adds a workspace, or changes the one with its id. */
  'workspace.set': {
    params: z.strictObject({ workspace: WorkspaceDraft }),
    result: gives<Workspace>(),
    surfaces: app,
  },
  /** Never the default one, nor one that a server is given. */
  'workspace.remove': {
    params: z.strictObject({ workspace: Workspace.shape.id }),
    result: gives<{ removed: boolean }>(),
    surfaces: app,
  },
  /** Lets the user choose a folder with the system's own dialog; none: he closed it. */
  'folder.pick': { params: none, result: gives<{ folder?: string | undefined }>(), surfaces: app },
  /** Where Patchbay itself connected in this run, newest first. */
  'egress.list': { params: none, result: gives<Destination[]>(), surfaces: app },
  /** Looks whether there is a newer Patchbay. Downloads nothing. */
  'update.check': { params: none, result: gives<UpdateState>(), surfaces: app },
  'update.download': { params: none, result: gives<UpdateState>(), surfaces: app },
  /** Ends Patchbay in order and replaces it by what was downloaded. */
  'update.install': { params: none, result: gives<UpdateState>(), surfaces: app },
  /** A `patchbay:` address that another program handed over. It is read and waits; nothing is added. */
  'link.open': {
    params: z.strictObject({ address: z.string().max(LONGEST_LINK + 1) }),
    result: gives<Record<string, never>>(),
    surfaces: app,
  },
  /** The window has shown it. */
  'link.take': {
    params: z.strictObject({ id: z.int() }),
    result: gives<Record<string, never>>(),
    surfaces: app,
  },
  /** Writes this home into a file, in a folder that a person picks; nothing made: he closed the dialog. */
  'backup.create': {
    params: z.strictObject({ passphrase: Passphrase.optional() }),
    result: gives<{ made?: BackupMade | undefined }>(),
    surfaces: app,
  },
  /** Reads and checks a backup that a person picks. */
  'backup.inspect': { params: none, result: gives<{ found?: BackupSummary | undefined }>(), surfaces: app },
  /** Lays the one that was inspected last ready for the next start, if a person agrees in a dialog of the system. */
  'backup.restore': {
    params: z.strictObject({ passphrase: Passphrase.optional() }),
    result: gives<{ ready?: RestoreReady | undefined }>(),
    surfaces: app,
  },
  'backup.waiting': { params: none, result: gives<{ ready?: RestoreReady | undefined }>(), surfaces: app },
  'backup.discard': { params: none, result: gives<Record<string, never>>(), surfaces: app },
  /** Ends Patchbay in order and opens it again. */
  'engine.restart': { params: none, result: gives<Record<string, never>>(), surfaces: app },
  /** An app wants this home: an engine without a window takes nothing new, ends what runs, and goes. */
  'engine.handOver': { params: none, result: gives<{ leaving: true }>(), surfaces: cli },
} as const satisfies Record<string, Entry>;
