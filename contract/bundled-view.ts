import { z } from 'zod';
import { Need, Setting } from './bundled.ts';
import { ServerId } from './ids.ts';
import { Text } from './text.ts';
import { Verb } from './verbs.ts';

/** A setting with the words of its field. */
export const SettingView = Setting.extend({ label: Text, help: Text });
export type SettingView = z.infer<typeof SettingView>;

/** A server that ships with Patchbay as the shelf shows it, whether it is in the list of servers or not. */
export const BundledView = z.object({
  id: ServerId,
  title: z.string(),
  description: Text,
  /** By name, in the order of the manifest. */
  tools: z.array(z.object({ name: z.string(), verbs: z.array(Verb) })),
  settings: z.array(SettingView),
  needs: z.array(Need),
});
export type BundledView = z.infer<typeof BundledView>;

/**
 * Whether something that a server needs is there, as of now. `unknown`: it cannot be told without using it. `detail`
 * is where it was found, or why it was not.
 */
export const NeedCheck = z.object({
  state: z.enum(['there', 'missing', 'unknown']),
  detail: Text.optional(),
});
export type NeedCheck = z.infer<typeof NeedCheck>;
