import type { Plugin } from 'vite';

/** What dockerode asks for at its start and we never use: Docker behind SSH, sessions of BuildKit. */
const ABSENT = new Set(['ssh2', '@grpc/grpc-js', '@grpc/proto-loader']);
const EMPTY = '\0absent-package';

/** Leaves packages out of a build whose native parts could not be in one file: they are empty there. */
export function absentPackages(): Plugin {
  return {
    name: 'absent-packages',
    enforce: 'pre',
    resolveId: (id) => (ABSENT.has(id) ? EMPTY : undefined),
    load: (id) => (id === EMPTY ? 'export default {};' : undefined),
  };
}
