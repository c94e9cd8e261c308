import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';

/** An object as the cluster has it; only what is needed here is looked at. */
export const ClusterObject = z.record(z.string(), z.json());
type ClusterObject = z.infer<typeof ClusterObject>;

const Listed = z.object({ kind: z.string(), items: z.array(ClusterObject).optional() }).loose();
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** The objects of `kubectl get -o json` (none of an empty answer), secrets without their values. Throws E. */
export function withoutSecrets(json: string): ClusterObject[] {
  if (json.trim() === '') return [];
  let listed: z.infer<typeof Listed>;
  try {
    listed = Listed.parse(JSON.parse(json));
  } catch {
    throw new ToolFailure('E', 'kubectl answered something that is not a list of objects.', {
      program: 'kubectl',
    });
  }
  const objects = listed.items ?? [ClusterObject.parse(listed)];
  return objects.map((one) => (one['kind'] === 'Secret' ? masked(one) : one));
}

function masked({ data, stringData, metadata, ...rest }: ClusterObject): ClusterObject {
  const hidden = (values: unknown): Record<string, string> =>
    Object.fromEntries(Object.keys(values ?? {}).map((key) => [key, '[redacted]']));
  const { annotations, ...about } = z.record(z.string(), z.json()).catch({}).parse(metadata);
  // kubectl writes the whole secret into this one.
  const { [LAST_APPLIED]: _, ...kept } = z.record(z.string(), z.json()).catch({}).parse(annotations);
  return {
    ...rest,
    metadata: { ...about, annotations: kept },
    data: { ...hidden(data), ...hidden(stringData) },
  };
}
