import { z } from 'zod';

/** Folder of the home in which a restore waits for the next start. */
export const STAGED = 'restore';
/** Written last, so that what is half staged is never used. */
export const READY = 'ready.json';
/** Who the restored home will be: the name of its secrets in the keychain. */
export const IDENTITY = 'home.json';
export const Identity = z.object({ id: z.uuid() });

/** Where the secrets of a restored home came from; `none`: there are none, and they have to be entered again. */
const SecretsFrom = z.enum(['backup', 'keychain', 'none']);
export type SecretsFrom = z.infer<typeof SecretsFrom>;

/** What waits to be restored. */
export const Staged = z.object({
  /** When the backup was made, Unix time in ms. */
  createdAt: z.int(),
  /** Folder of the home to which everything that is there now goes. */
  aside: z.string().regex(/^before-restore-[\w.-]+$/),
  /** Names of what is laid ready, at the top of the folder. */
  parts: z.array(z.string()).min(1),
  secrets: SecretsFrom,
  /** It is known who made it; otherwise nothing in it is allowed until it is agreed to again. */
  proven: z.boolean(),
});
export type Staged = z.infer<typeof Staged>;
