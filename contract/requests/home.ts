import { z } from 'zod';
import { BackupMade, BackupSummary, Passphrase, RestoreReady } from '../backup.ts';
import { LONGEST_LINK } from '../link-length.ts';
import { Destination } from '../egress.ts';
import { Settings, SettingsChange } from '../settings.ts';
import { Snapshot } from '../snapshot.ts';
import { UpdateState } from '../update.ts';
import { Workspace, WorkspaceDraft } from '../workspace.ts';
import { app, cli, appOrCli, none } from './entry.ts';
import type { Entry } from './entry.ts';

/** Patchbay itself: its state, settings, folders, connections, updates, backups. */
export const homeRequests = {
  'state.snapshot': { params: none, result: Snapshot, surfaces: appOrCli },
  'settings.set': { params: z.strictObject({ change: SettingsChange }), result: Settings, surfaces: app },
  /** Agrees to a workspace and makes its folders; without id the default one. */
  'workspace.confirm': {
    params: z.strictObject({ workspace: Workspace.shape.id.optional() }),
    result: Workspace,
    surfaces: app,
  },
  /** Adds a workspace, or changes the one with its id. */
  'workspace.set': {
    params: z.strictObject({ workspace: WorkspaceDraft }),
    result: Workspace,
    surfaces: app,
  },
  /** Never the default one, nor one that a server is given. */
  'workspace.remove': {
    params: z.strictObject({ workspace: Workspace.shape.id }),
    result: z.object({ removed: z.boolean() }),
    surfaces: app,
  },
  /** Lets the user choose a folder with the system's own dialog; none: he closed it. */
  'folder.pick': { params: none, result: z.object({ folder: z.string().optional() }), surfaces: app },
  /** Where Patchbay itself connected in this run, newest first. */
  'egress.list': { params: none, result: z.array(Destination), surfaces: app },
  /** Looks whether there is a newer Patchbay. Downloads nothing. */
  'update.check': { params: none, result: UpdateState, surfaces: app },
  'update.download': { params: none, result: UpdateState, surfaces: app },
  /** Ends Patchbay in order and replaces it by what was downloaded. */
  'update.install': { params: none, result: UpdateState, surfaces: app },
  /** A `patchbay:` address that another program handed over. It is read and waits; nothing is added. */
  'link.open': {
    params: z.strictObject({ address: z.string().max(LONGEST_LINK + 1) }),
    result: z.object({}),
    surfaces: app,
  },
  /** The window has shown it. */
  'link.take': { params: z.strictObject({ id: z.int() }), result: z.object({}), surfaces: app },
  /** Writes this home into a file, in a folder that a person picks; nothing made: he closed the dialog. */
  'backup.create': {
    params: z.strictObject({ passphrase: Passphrase.optional() }),
    result: z.object({ made: BackupMade.optional() }),
    surfaces: app,
  },
  /** Reads and checks a backup that a person picks. */
  'backup.inspect': { params: none, result: z.object({ found: BackupSummary.optional() }), surfaces: app },
  /** Lays the one that was inspected last ready for the next start, if a person agrees in a dialog of the system. */
  'backup.restore': {
    params: z.strictObject({ passphrase: Passphrase.optional() }),
    result: z.object({ ready: RestoreReady.optional() }),
    surfaces: app,
  },
  'backup.waiting': { params: none, result: z.object({ ready: RestoreReady.optional() }), surfaces: app },
  'backup.discard': { params: none, result: z.object({}), surfaces: app },
  /** Ends Patchbay in order and opens it again. */
  'engine.restart': { params: none, result: z.object({}), surfaces: app },
  /** An app wants this home: an engine without a window takes nothing new, ends what runs, and goes. */
  'engine.handOver': { params: none, result: z.object({ leaving: z.literal(true) }), surfaces: cli },
} as const satisfies Record<string, Entry>;
