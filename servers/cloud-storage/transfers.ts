/** How much is sent at once, and how patiently: spec/servers.md A.1.14. */
export interface Transfers {
  /** Objects of so many bytes are sent in parts. */
  multipartFrom: number;
  partBytes: number;
  parallel: number;
  attempts: number;
  /** Before the second attempt; at least a second with GCS, whose SDK has its own idea. */
  pauseMs: number;
  idleMs: number;
}

const MIB = 1024 * 1024;

export const TRANSFERS: Transfers = {
  multipartFrom: 100 * MIB,
  partBytes: 8 * MIB,
  parallel: 10,
  attempts: 3,
  pauseMs: 1_000,
  idleMs: 60_000,
};
