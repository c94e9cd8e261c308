import { z } from 'zod';
import { ServerId } from '#contract/ids.ts';
import { Text, text } from '#contract/text.ts';
import { Verb } from '#contract/verbs.ts';

const BundledServer = z.strictObject({
  id: ServerId,
  title: z.string().min(1),
  description: Text,
  /** File beside the other bundled servers, run on the Node that ships with the app. */
  entry: z.string().regex(/^[a-z0-9-]+\.mjs$/),
  /** What each tool may do, by its name: believed before anything the server says of itself. */
  verbs: z.record(z.string(), z.array(Verb).min(1)),
  /** Gets the folders of the workspace in PATCHBAY_WORKSPACE (a JSON array) and can do nothing without them. */
  needsWorkspace: z.boolean(),
});
export type BundledServer = z.infer<typeof BundledServer>;

/** The servers that ship with the app. A new one is a folder and an entry here. */
export const bundledServers: readonly BundledServer[] = z.array(BundledServer).parse([
  {
    id: 'desktop-commander',
    title: 'Desktop Commander',
    description: text('server.bundled.desktopCommander'),
    entry: 'desktop-commander.mjs',
    verbs: {
      read_file: ['read'],
      write_file: ['write'],
      list_directory: ['read'],
      check_file_exists: ['read'],
      create_directory: ['write'],
    },
    needsWorkspace: true,
  },
] satisfies z.input<typeof BundledServer>[]);
