import { z } from 'zod';

const Event = z.looseObject({
  introduced: z.string().optional(),
  fixed: z.string().optional(),
  last_affected: z.string().optional(),
});

/** What we use of a record of the OSV schema (https://ossf.github.io/osv-schema/). */
export const OsvRecord = z.looseObject({
  id: z.string(),
  summary: z.string().optional(),
  details: z.string().optional(),
  aliases: z.array(z.string()).default([]),
  withdrawn: z.string().optional(),
  severity: z.array(z.looseObject({ type: z.string(), score: z.string() })).default([]),
  affected: z
    .array(
      z.looseObject({
        package: z.looseObject({ ecosystem: z.string(), name: z.string() }).optional(),
        versions: z.array(z.string()).default([]),
        ranges: z.array(z.looseObject({ type: z.string(), events: z.array(Event) })).default([]),
        severity: z.array(z.looseObject({ type: z.string(), score: z.string() })).default([]),
      }),
    )
    .default([]),
  database_specific: z.looseObject({ severity: z.unknown().optional() }).optional(),
});
export type OsvRecord = z.infer<typeof OsvRecord>;
export type Affected = OsvRecord['affected'][number];
export type AffectedRange = Affected['ranges'][number];
