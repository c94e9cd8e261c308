import type { Handlers } from '../dispatch.ts';
import type { EngineParts } from '../parts.ts';

type Served = Pick<Handlers, 'metrics.query'>;

export function metricsHandlers({ metrics }: EngineParts): Served {
  return {
    'metrics.query': (query) => metrics.query(query),
  };
}
