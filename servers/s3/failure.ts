import type { JsonObject } from '#contract/json.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { FailureCode } from '#servers/kit/failure.ts';
import { sendingFailure } from '#servers/kit/outlet.ts';

/** What of an SDK's error is looked at. */
interface Refusal {
  name: string;
  status: number;
  said: string;
}

const SHOWN_CHARACTERS = 500;
const IN_SETTINGS = "in this server's settings in Patchbay, then start it again";

/** By the code that S3 answers (https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html). */
const BY_NAME: Record<string, readonly [FailureCode, string, JsonObject?]> = {
  NoSuchBucket: ['N', 'There is no such bucket. List the buckets to see which there are.'],
  NoSuchKey: ['N', 'There is no such object. List the bucket to see its keys.'],
  NoSuchVersion: ['N', 'The object has no such version.'],
  InvalidAccessKeyId: ['A', `The access key is not known there. Correct it ${IN_SETTINGS}.`],
  SignatureDoesNotMatch: [
    'A',
    `The secret access key does not fit the access key. Correct it ${IN_SETTINGS}.`,
  ],
  ExpiredToken: ['A', `The session token has expired. Put a new one ${IN_SETTINGS}.`],
  InvalidToken: ['A', `The session token is not valid. Correct it ${IN_SETTINGS}.`],
  RequestTimeTooSkewed: ['D', 'The clock of this computer is wrong. Set it, then try again.'],
  InvalidBucketName: ['V', 'The name of the bucket is refused. Give another.'],
  InvalidStorageClass: ['V', 'This storage class is not offered there.', { field: 'storage_class' }],
  EntityTooLarge: ['V', 'It is larger than an object may be there.'],
  InvalidObjectState: ['E', 'The object is in an archive class. Restore it first, then try again.'],
  InvalidArgument: ['E', 'S3 does not take that; this maker may not offer it (encryption, a class, a rule).'],
  InvalidRequest: ['E', 'S3 does not take that; this maker may not offer it (encryption, a class, a rule).'],
  NotImplemented: ['E', 'This S3 does not offer that.'],
  MethodNotAllowed: ['E', 'This S3 does not allow that here; for a delete marker, name another version.'],
  PermanentRedirect: ['D', `The bucket is in another region. Correct AWS_DEFAULT_REGION ${IN_SETTINGS}.`],
  AuthorizationHeaderMalformed: ['D', `The region is another. Correct AWS_DEFAULT_REGION ${IN_SETTINGS}.`],
};

const BY_STATUS: Record<number, readonly [FailureCode, string, JsonObject?]> = {
  401: ['A', `The credentials are refused. Correct them ${IN_SETTINGS}.`],
  403: ['A', 'These credentials may not do that. Give them the right, or take others.'],
  404: ['N', 'There is no such bucket or object. List what there is.'],
  429: ['R', 'S3 is asked too often. Try again later.'],
};

/**
 * What the SDK, the connection or S3 said, as a failure: N, A, V, R by S3's own code, D nobody answers or a setting
 * is wrong, T, E with `status` and `s3_code`. `field` is the parameter that named what is missing. A surprise stays.
 */
export function s3Failure(error: unknown, host: string, field?: string): unknown {
  if (error instanceof ToolFailure || !(error instanceof Error)) return error;
  const named: JsonObject = field === undefined ? {} : { field };
  const refusal = refusalOf(error);
  if (refusal !== undefined) return refused(refusal, host, named);
  if (error.name === 'TimeoutError') {
    return new ToolFailure('T', `${host} stopped answering: ${error.message}. Try again.`, { host });
  }
  if (/checksum mismatch/i.test(error.message)) {
    return new ToolFailure('E', `What ${host} sent does not have the checksum it names. Try again.`, {
      host,
      reason: 'checksum',
    });
  }
  // The SDK says so when it could not read the answer.
  if ('$response' in error || /deserialization/i.test(error.message)) return notS3(host);
  return sent(sendingFailure(error, new URL(`http://${host}`), field), host);
}

/** A success that lacks what S3 never leaves out: something else answers there. */
export function notS3(host: string): ToolFailure {
  return new ToolFailure(
    'E',
    `${host} answered, but not as S3 does. See that S3_ENDPOINT in this server's settings leads to an S3 API.`,
    { host, setting: 'S3_ENDPOINT' },
  );
}

function refusalOf(error: Error): Refusal | undefined {
  if (!('$metadata' in error) || !('$fault' in error)) return undefined;
  const { httpStatusCode } = error.$metadata as { httpStatusCode?: number };
  if (httpStatusCode === undefined || httpStatusCode < 300) return undefined;
  return { name: error.name, status: httpStatusCode, said: error.message };
}

function refused({ name, status, said }: Refusal, host: string, named: JsonObject): ToolFailure {
  const known = BY_NAME[name] ?? (name.startsWith('SlowDown') ? BY_STATUS[429] : BY_STATUS[status]);
  const [code, what, more] = known ?? ['E', 'S3 refused.'];
  const words = /^(?:UnknownError|Unknown|)$/.test(said.trim()) || said === name ? '' : `: ${said.trim()}`;
  return new ToolFailure(
    code,
    `${what} (${host}: HTTP ${status}, ${name}${words.slice(0, SHOWN_CHARACTERS)})`,
    {
      ...(code === 'N' || code === 'V' ? named : {}),
      host,
      status,
      s3_code: name,
      ...more,
    },
  );
}

/** S3 redirects to where the bucket is, at another host. */
function sent(failure: unknown, host: string): unknown {
  const to = failure instanceof ToolFailure ? failure.fields['to'] : undefined;
  if (!(failure instanceof ToolFailure) || typeof to !== 'string') return failure;
  return new ToolFailure(
    'D',
    `${host} says that this is elsewhere: ${to}. Correct AWS_DEFAULT_REGION or S3_ENDPOINT ${IN_SETTINGS}.`,
    { ...failure.fields, setting: 'AWS_DEFAULT_REGION' },
  );
}
