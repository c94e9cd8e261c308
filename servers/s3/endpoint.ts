import { ToolFailure } from '#servers/kit/failure.ts';
import type { Settings } from '#servers/kit/settings.ts';

/** Who asks which S3, as the settings say. */
export interface Endpoint {
  region: string;
  /** Undefined: AWS, by its region. */
  url: URL | undefined;
  /** The bucket stands in the path, not in the name of the host. */
  pathStyle: boolean;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
}

const REGION = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Throws D with `setting` when something of it is missing or makes no sense. */
export function endpointOf(settings: Settings): Endpoint {
  const token = settings.get('AWS_SESSION_TOKEN');
  const credentials = {
    accessKeyId: settings.need('AWS_ACCESS_KEY_ID'),
    secretAccessKey: settings.need('AWS_SECRET_ACCESS_KEY'),
    ...(token === undefined ? {} : { sessionToken: token }),
  };
  const region = settings.need('AWS_DEFAULT_REGION');
  if (!REGION.test(region)) throw wrong('AWS_DEFAULT_REGION', 'is not the name of a region');
  const given = settings.get('S3_ENDPOINT');
  const url = given === undefined ? undefined : parse(given);
  return { region, url, pathStyle: settings.boolean('S3_PATH_STYLE') ?? url !== undefined, credentials };
}

/** How it is called in messages. */
export function hostOf({ url, region }: Pick<Endpoint, 'url' | 'region'>): string {
  return url?.host ?? `s3.${region}.amazonaws.com`;
}

function parse(given: string): URL {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const plain =
    url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.search === '';
  if (plain) return url;
  throw wrong('S3_ENDPOINT', 'is not a plain http or https address');
}

function wrong(setting: string, what: string): ToolFailure {
  return new ToolFailure(
    'D',
    `${setting} ${what}. Correct ${setting} in this server's settings in Patchbay, then start it again.`,
    { setting },
  );
}
