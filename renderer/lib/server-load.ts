import type { Metrics } from '#contract/metrics.ts';

/** What the process tree of a server takes: `cpu` as a share of one core, `memory` in bytes. */
export interface Load {
  cpu: number;
  memory: number;
}

/** How often each server was called in the time of an answer. */
export function callsByServer({ byTool }: Pick<Metrics, 'byTool'>): ReadonlyMap<string, number> {
  const calls = new Map<string, number>();
  for (const tool of byTool) calls.set(tool.server, (calls.get(tool.server) ?? 0) + tool.calls);
  return calls;
}

/** What each server took in the last step that was measured, all its instances together. */
export function loadByServer({ resources }: Pick<Metrics, 'resources'>): ReadonlyMap<string, Load> {
  const loads = new Map<string, Load>();
  for (const { instance, points } of resources) {
    const last = points.at(-1);
    if (!last) continue;
    const server = instance.slice(0, instance.lastIndexOf('#'));
    const { cpu = 0, memory = 0 } = loads.get(server) ?? {};
    loads.set(server, { cpu: cpu + last.cpu, memory: memory + last.memory });
  }
  return loads;
}
