import { z } from 'zod';
import { ServerId } from './ids.ts';
import type { MessageCode } from './messages/en.ts';
import { Text, text } from './text.ts';
import { Verb } from './verbs.ts';

/**
 * One thing that a bundled server can be told, as an environment variable: the app makes a field of it. A `secret`
 * is kept in the keychain and filled in when the server is started; a `list` is separated by commas; a `boolean` is
 * `true` or `false`, and without either the server decides.
 */
export const Setting = z.strictObject({
  env: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
  kind: z.enum(['text', 'url', 'number', 'secret', 'boolean', 'list', 'file', 'folder']),
  required: z.boolean(),
  default: z.string().min(1).optional(),
  /** The proper name of what it belongs to, where a server is told of several things. Those of one group follow each other. */
  group: z.string().min(1).optional(),
});
export type Setting = z.infer<typeof Setting>;

/** Something outside Patchbay that a server works with; `how` says how to come by it. */
export const Need = z.strictObject({
  kind: z.enum(['program', 'service', 'account']),
  /** Of a program: what it is called on the PATH. */
  name: z.string().min(1),
  how: Text,
  /** The setting that holds the address of a service, or the key to an account: by it the app can tell whether it is there. */
  setting: Setting.shape.env.optional(),
});
export type Need = z.infer<typeof Need>;

/** What is known of a server that ships with the app before it is started. */
export const BundledServer = z.strictObject({
  id: ServerId,
  title: z.string().min(1),
  description: Text,
  /** File beside the other bundled servers, run on the Node that ships with the app. */
  entry: z.string().regex(/^[a-z0-9-]+\.mjs$/),
  /** What each tool may do, by its name: believed before anything the server says of itself. */
  verbs: z.record(z.string(), z.array(Verb).min(1)),
  /** Gets the folders of the workspace in PATCHBAY_WORKSPACE (a JSON array) and can do nothing without them. */
  needsWorkspace: z.boolean(),
  /**
   * Never shares a process, whatever is chosen: it runs what it is told to, and stopping it has to end all that it
   * started, which can be found by the process alone.
   */
  ownProcess: z.boolean().default(false),
  settings: z.array(Setting).default([]),
  needs: z.array(Need).default([]),
});
export type BundledServer = z.infer<typeof BundledServer>;
export type BundledServerInput = z.input<typeof BundledServer>;

/** What the field of a setting is called. A test of the manifest sees to it that the message is there. */
export function settingLabel({ env }: Setting): Text {
  return text(`setting.${env}` as MessageCode);
}

/** What stands below the field. */
export function settingHelp({ env }: Setting): Text {
  return text(`setting.${env}.help` as MessageCode);
}
