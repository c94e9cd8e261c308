import type { Plugin } from 'vite';

/**
 * What dockerode asks for at its start and we never use (Docker behind SSH, sessions of BuildKit), and what the Azure
 * SDK would read listings with if it were asked for another format.
 */
const ABSENT = new Set(['ssh2', '@grpc/grpc-js', '@grpc/proto-loader', 'apache-arrow']);
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
