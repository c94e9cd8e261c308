import { gatherContext } from '#servers/kit/gather-context.ts';
import { openS3 } from '../s3/client.ts';
import { endpointOf } from '../s3/endpoint.ts';
import { readBuckets } from './read-buckets.ts';

const SHOWN_BUCKETS = 50;

/** Where this server works and what is there. */
export const s3Context = gatherContext(
  's3-storage',
  async (context) => {
    const s3 = openS3(context);
    const { region, url, pathStyle, credentials } = endpointOf(context.settings);
    const buckets = await readBuckets(s3);
    return {
      host: s3.host,
      amazon: url === undefined,
      region,
      path_style: pathStyle,
      temporary_credentials: credentials.sessionToken !== undefined,
      bucket_count: buckets.length,
      buckets: buckets.slice(0, SHOWN_BUCKETS).map(({ name, created }) => ({ name, created })),
    };
  },
  ['read', 'network'],
);
