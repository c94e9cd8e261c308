import { randomBytes } from 'node:crypto';
import type { InstanceId } from '#contract/ids.ts';
import { createTree } from '#main/guard/tree.ts';
import type { Tree } from '#main/guard/tree.ts';
import { findSetpriv, spawnChild } from './child.ts';
import type { ServerProcess } from './child.ts';
import type { Command } from './command.ts';
import type { Ledger } from './ledger.ts';

/** A server that runs, in a process of its own or as a guest of the shared one. */
export interface Spawned {
  readonly child: ServerProcess;
  readonly tree: Tree;
  /** Puts it into the ledger, right after the spawn. Throws when that cannot be written. */
  record(): void;
  /** Strikes it out, once nothing of it is left. Throws as `record`. */
  crossOut(): void;
}

/** Starts it at once, or says that it could not be. Never throws. */
export type SpawnNow = () => Spawned | { problem: Promise<string> };

/** Makes everything ready for the spawn of an instance, which is then done without waiting. */
export type PrepareSpawn = (id: InstanceId, command: Command) => Promise<SpawnNow>;

/** Each instance in a process of its own. */
export function createOwnSpawn(ledger: Ledger): PrepareSpawn {
  return async (instance, command) => {
    const setpriv = await findSetpriv();
    return () => {
      const spawned = spawnChild(command, randomBytes(16).toString('hex'), setpriv);
      if ('problem' in spawned) return spawned;
      const { child } = spawned;
      const { pid, startTime, nonce } = child;
      return {
        child,
        tree: createTree(pid, nonce),
        record: () => {
          ledger.started({ instance, pid, startTime, nonce });
        },
        crossOut: () => {
          ledger.ended(nonce);
        },
      };
    };
  };
}
