import type { BundledServerInput } from '#contract/bundled.ts';
import { text } from '#contract/text.ts';

export const desktopCommander = {
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
    delete_file: ['destroy'],
    execute_command: ['execute', 'destroy', 'network'],
    make_command: ['execute', 'destroy'],
    gather_context: ['read'],
  },
  needsWorkspace: true,
  ownProcess: true,
  settings: [{ env: 'COMMANDER_ALLOW', kind: 'list', required: false }],
} satisfies BundledServerInput;
