import { z } from 'zod';
import { InstanceId, ServerId } from './ids.ts';
import { OfferName } from './inventory.ts';

/** Which calls, and between which moments (epoch ms, `from` inclusive, `to` exclusive). */
export const MetricsQuery = z
  .strictObject({
    from: z.int().min(0),
    to: z.int().min(1),
    server: ServerId.optional(),
    /** A tool of `server`. */
    tool: OfferName.optional(),
    /** About how many points a series should have. */
    points: z.int().min(10).max(1000).default(120),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'must be after from' })
  .refine(({ server, tool }) => tool === undefined || server !== undefined, {
    path: ['server'],
    message: 'is needed when a tool is named',
  });
export type MetricsQuery = z.infer<typeof MetricsQuery>;

/** Percentiles of the time at the server, in ms; null where no call had one. From roll-ups they are at most 5 % off. */
const percentiles = { p50: z.number().nullable(), p95: z.number().nullable(), p99: z.number().nullable() };

const counts = {
  calls: z.int(),
  /** Calls that ended otherwise than ok, needsInput or cancelled. */
  errors: z.int(),
  ...percentiles,
};

/** Calls of one step, which begins at `at`. */
export const MetricsPoint = z.object({ at: z.int(), ...counts });
export type MetricsPoint = z.infer<typeof MetricsPoint>;

/** The process tree of one instance: `cpu` as a share of one core (1 is a whole one), `memory` in bytes. Highest of the step. */
export const ResourcePoint = z.object({ at: z.int(), cpu: z.number(), memory: z.number() });
export type ResourcePoint = z.infer<typeof ResourcePoint>;

/** Something that happened to a server, to be seen beside the numbers. */
export const MetricsMarker = z.object({
  at: z.int(),
  server: ServerId,
  kind: z.enum(['started', 'restarted', 'stopped', 'failed', 'edited', 'added', 'removed']),
});
export type MetricsMarker = z.infer<typeof MetricsMarker>;

/** The asked span is widened to whole steps: it begins at the first point and ends a step after the last. */
export const Metrics = z.object({
  stepMs: z.int(),
  /** One for each step, also where nothing was called. */
  points: z.array(MetricsPoint),
  total: z.object(counts),
  /** Busiest first, at most 200. Under an empty name: prompts, resources, and what nobody offers. */
  byTool: z.array(z.object({ server: z.string(), name: z.string(), ...counts })),
  /** Only steps in which it ran; none where the system does not tell. */
  resources: z.array(z.object({ instance: InstanceId, points: z.array(ResourcePoint) })),
  /** Oldest first, the newest 500. */
  markers: z.array(MetricsMarker),
});
export type Metrics = z.infer<typeof Metrics>;
