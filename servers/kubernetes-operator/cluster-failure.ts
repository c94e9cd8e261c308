import { ToolFailure } from '#servers/kit/failure.ts';
import { retryAfterMs, statusFailure } from '#servers/kit/http-failure.ts';
import type { JsonObject } from '#contract/json.ts';
import { isObject, textAt } from './reading.ts';

const SHOWN_CHARACTERS = 2_000;

/** Which parameters a refusal is about. */
export interface Blame {
  /** Names what may be missing, for N. */
  field?: string;
  /** Names what the cluster may find wrong, for V. */
  invalid?: string;
  /** Takes out of the cluster's words what may not be told. */
  conceal?: (words: string) => string;
}

/**
 * A refusal of the Kubernetes API (a Status object, https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/):
 * A who are you, P you may not, N no such thing, V it is wrong (`invalid`), R too often, E anything else, conflicts too.
 */
export function clusterFailure(
  url: URL,
  status: number,
  headers: Record<string, string>,
  body: string,
  { field, invalid, conceal = (words) => words }: Blame,
): ToolFailure {
  const answer = parseStatus(body);
  const words = conceal(textAt(answer, 'message') ?? body.trim()).slice(0, SHOWN_CHARACTERS);
  const reason = textAt(answer, 'reason');
  const fields = { status, ...(reason === undefined ? {} : { reason }) };
  const named: JsonObject = field === undefined ? {} : { field };
  switch (status) {
    case 401:
      return new ToolFailure(
        'A',
        `${url.host} does not accept the login of this context${said(words)}. Sign in again, or choose another context.`,
        fields,
      );
    case 403:
      return new ToolFailure('P', `The cluster does not allow it: ${words}`, { ...fields, ...named });
    case 404:
      return new ToolFailure('N', `The cluster has no such thing: ${words}`, { ...fields, ...named });
    case 400:
    case 422:
      if (invalid === undefined) break;
      return new ToolFailure('V', `The cluster refuses it: ${words}`, { ...fields, field: invalid });
    case 429:
      return statusFailure(url, status, words, retryAfterMs(headers, Date.now()));
    default:
  }
  return new ToolFailure('E', `The cluster refused (HTTP ${status}): ${words}`, fields);
}

/** The answer is no Kubernetes object: something else than an API server is at the address. */
export function notKubernetes(url: URL): ToolFailure {
  return new ToolFailure(
    'E',
    `${url.host} did not answer as a Kubernetes API does. See that the kubeconfig names the right address.`,
    { host: url.host },
  );
}

function said(words: string): string {
  return words === '' ? '' : ` (${words})`;
}

function parseStatus(body: string): JsonObject | undefined {
  try {
    const parsed = JSON.parse(body) as JsonObject;
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
