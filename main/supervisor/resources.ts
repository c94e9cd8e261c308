import { readdirSync } from 'node:fs';
import type { InstanceId } from '#contract/ids.ts';
import { TICKS_PER_SECOND, readNonce, readProportional, readUsage } from './usage-files.ts';
import type { Reading } from './usage-files.ts';

/** What the process tree of an instance takes: `cpu` as a share of one core since the look before, `memory` in bytes. */
export interface ResourceUse {
  instance: InstanceId;
  cpu: number;
  memory: number;
}

/** Watches process trees. Only on Linux: elsewhere every look finds nothing. */
export interface Resources {
  /** `running`: the leaders of all trees. One that is seen for the first time is told of at the next look. */
  look(running: readonly { instance: InstanceId; pid: number }[]): Promise<ResourceUse[]>;
}

interface Member {
  pid: number;
  startTime: string;
  /** Of what it holds, the part that is its own by fair division of what is shared; looked at rarely, for it is dear. */
  share: number;
  sharedAt: number;
}

interface Tree {
  pid: number;
  nonce: string | undefined;
  members: Map<number, Member>;
  ticks: number;
  at: number;
}

/** Which tree a process belongs to is asked once; but a number may be given to another process. */
const STRANGERS_FOR_MS = 300_000;
/** The kernel walks all pages of a process for its share: about a millisecond each. */
const SHARE_FOR_MS = 120_000;

/**
 * A process belongs to the tree whose nonce is in its environment, whose group it is in, or that its parent belongs to: as
 * main/guard/tree.ts finds them, but each process is looked at once, so that a look costs next to nothing.
 * `now` in ms, for durations.
 */
export function createResources(now: () => number, platform = process.platform): Resources {
  const trees = new Map<InstanceId, Tree>();
  let strangers = new Set<number>();
  let strangersSince = 0;

  /** The trees as they should be; whoever is new has no numbers yet. */
  function settle(running: readonly { instance: InstanceId; pid: number }[]): void {
    for (const [instance, { pid }] of trees)
      if (!running.some((one) => one.instance === instance && one.pid === pid)) trees.delete(instance);
    for (const { instance, pid } of running) {
      if (trees.has(instance)) continue;
      trees.set(instance, { pid, nonce: readNonce(pid), members: new Map(), ticks: 0, at: 0 });
      // It may have had children before it was first heard of.
      strangers.clear();
    }
  }

  function ownerOf(pid: number, { parent, group }: Reading): Tree | undefined {
    const all = [...trees.values()];
    const near = all.find((tree) => tree.pid === pid || tree.pid === group || tree.members.has(parent));
    if (near !== undefined) return near;
    const nonce = readNonce(pid);
    return nonce === undefined ? undefined : all.find((tree) => tree.nonce === nonce);
  }

  function findMembers(): void {
    if (now() - strangersSince > STRANGERS_FOR_MS) {
      strangers = new Set();
      strangersSince = now();
    }
    const known = new Set([...trees.values()].flatMap(({ members }) => [...members.keys()]));
    // A parent has nearly always a smaller number than its child.
    const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
    for (const pid of pids.toSorted((a, b) => a - b)) {
      if (known.has(pid) || strangers.has(pid) || pid === process.pid) continue;
      const reading = readUsage(pid);
      const owner = reading && ownerOf(pid, reading);
      if (owner === undefined) strangers.add(pid);
      else
        owner.members.set(pid, { pid, startTime: reading?.startTime ?? '', share: 1, sharedAt: -Infinity });
    }
  }

  async function measure(instance: InstanceId, tree: Tree): Promise<ResourceUse | undefined> {
    let ticks = 0;
    let memory = 0;
    for (const member of tree.members.values()) {
      const reading = readUsage(member.pid);
      if (reading?.startTime !== member.startTime) {
        tree.members.delete(member.pid);
        continue;
      }
      if (now() - member.sharedAt > SHARE_FOR_MS) {
        member.sharedAt = now();
        const proportional = await readProportional(member.pid);
        member.share = proportional === undefined ? 1 : proportional / Math.max(1, reading.resident);
      }
      ticks += reading.ticks;
      memory += reading.resident * member.share;
    }
    const { at, ticks: before } = tree;
    Object.assign(tree, { ticks, at: now() });
    if (tree.members.size === 0 || at === 0) return undefined;
    // What a member took goes with it when nobody of the tree waited for it.
    const cpu = Math.max(0, ticks - before) / TICKS_PER_SECOND / ((tree.at - at) / 1000);
    return { instance, cpu, memory: Math.round(memory) };
  }

  return {
    async look(running) {
      if (platform !== 'linux') return [];
      settle(running);
      if (trees.size === 0) return [];
      findMembers();
      const found: ResourceUse[] = [];
      for (const [instance, tree] of trees) {
        const use = await measure(instance, tree);
        if (use !== undefined) found.push(use);
      }
      return found;
    },
  };
}
