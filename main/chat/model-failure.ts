import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { EgressRefused, RedirectRefused } from '#main/guard/egress-refusal.ts';

/** What went wrong with a model, as far as something different is to be done about it. */
export type ModelFault =
  | 'wrongKey'
  | 'forbidden'
  | 'noCredit'
  | 'unknownModel'
  | 'busy'
  | 'overloaded'
  | 'overflow'
  | 'noTools'
  | 'refused'
  | 'unreachable'
  | 'cut'
  | 'malformed';

export interface ModelFailure {
  fault: ModelFault;
  reason: Text;
  advice: Text;
  /** When the provider said to ask again. */
  retryAfterMs?: number;
}

/** Whom it is about, and how secrets are taken out of what they said. */
export interface FailureContext {
  provider: string;
  model: string;
  redact: (text: string) => string;
  now: () => number;
}

const LONGEST = 500;

const OVERFLOW =
  /context_length_exceeded|maximum context length|context (length|window|size)|prompt is too long|too many (input )?tokens|input is too long|exceeds the (maximum|available|model'?s).{0,40}(token|context)|maximum prompt length|request_too_large/i;
const NO_TOOLS =
  /(does not|doesn't|do not) support (tools|tool|function)|(tools?|tool use|(tool|function) calling) (is|are) not (supported|enabled)|no endpoints found that support tool/i;
const NO_CREDIT =
  /insufficient_quota|insufficient.{0,20}(credit|balance|funds)|credit balance is too low|used all available credits|billing/i;
const UNKNOWN_MODEL =
  /model.{0,80}(not found|does not exist|not exist|unknown|not available)|unknown model|no such model|invalid model\b|not a valid model|model identifier is invalid/i;
/** Not everybody answers a wrong key with 401. */
const WRONG_KEY =
  /(incorrect|invalid) api.?key|api.?key (is )?(not valid|invalid)|api_key_invalid|make sure your api key is valid|security token.{0,40} is (invalid|expired)|signature we calculated does not match/i;
/** google.rpc.RetryInfo, which stands where others send a header. */
const RETRY_INFO = /"retryDelay":\s*"([\d.]+)s"/;
const CONNECTION = /^(E[A-Z_]+|UND_ERR_\w+)$/;

interface Said {
  status?: number;
  body: string;
  message: string;
  headers: Record<string, string>;
  code?: string;
  egress?: EgressRefused | RedirectRefused;
}

/** What a thrown error of a provider's package, or an error in its stream, means. `begun`: some of the answer had come. */
export function failureOf(error: unknown, context: FailureContext, begun = false): ModelFailure {
  const said = saidBy(error);
  const { provider, model } = context;
  const problem = context.redact(problemIn(said)).slice(0, LONGEST);
  const failure = (fault: ModelFault, reason: Text, advice: Text): ModelFailure => ({
    fault,
    reason,
    advice,
  });
  const { status = 0 } = said;
  const words = `${said.body}\n${said.message}`;

  if (said.egress !== undefined) {
    return failure(
      'unreachable',
      text('chat.refusedAddress', { provider, problem }),
      text('chat.advice.address'),
    );
  }
  if (status === 401 || ((status === 400 || status === 403) && WRONG_KEY.test(words)))
    return failure('wrongKey', text('chat.wrongKey', { provider, problem }), text('chat.advice.key'));
  // A quota that is there again in a moment is no matter of money.
  const refills = status === 429 && RETRY_INFO.test(said.body);
  if (status === 402 || (status >= 400 && status < 500 && NO_CREDIT.test(words) && !refills)) {
    return failure('noCredit', text('chat.noCredit', { provider, problem }), text('chat.advice.credit'));
  }
  if (status === 429) {
    const retryAfterMs = retryAfter(said, context.now());
    const reason = text('chat.busy', { provider, problem });
    return {
      ...failure('busy', reason, text('chat.advice.later')),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
  }
  if (status === 0 || (status >= 400 && status < 500)) {
    if (NO_TOOLS.test(words))
      return failure('noTools', text('chat.noTools', { model }), text('chat.advice.noTools'));
    if (status === 413 || OVERFLOW.test(words)) {
      return failure('overflow', text('chat.overflow', { model, problem }), text('chat.advice.overflow'));
    }
  }
  if (status === 404 || (status === 400 && UNKNOWN_MODEL.test(words))) {
    return failure(
      'unknownModel',
      text('chat.unknownModel', { provider, model, problem }),
      text('chat.advice.model'),
    );
  }
  if (status === 403)
    return failure('forbidden', text('chat.forbidden', { provider, problem }), text('chat.advice.forbidden'));
  if (status >= 500) {
    const retryAfterMs = retryAfter(said, context.now());
    return {
      ...failure(
        'overloaded',
        text('chat.overloaded', { provider, status, problem }),
        text('chat.advice.later'),
      ),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
  }
  if (/overloaded|rate.?limit|capacity/i.test(words) && status === 0) {
    return failure(
      'overloaded',
      text('chat.overloaded', { provider, status: 529, problem }),
      text('chat.advice.later'),
    );
  }
  if (said.code !== undefined) {
    return begun
      ? failure('cut', text('chat.cut', { provider, problem }), text('chat.advice.retry'))
      : failure(
          'unreachable',
          text('chat.unreachable', { provider, problem }),
          text('chat.advice.unreachable'),
        );
  }
  if (status >= 400)
    return failure(
      'refused',
      text('chat.refused', { provider, status, problem }),
      text('chat.advice.refused'),
    );
  if (begun) return failure('cut', text('chat.cut', { provider, problem }), text('chat.advice.retry'));
  return failure('malformed', text('chat.malformed', { provider, problem }), text('chat.advice.retry'));
}

/** The stream ended before the model said that it was done. */
export function cutShort({ provider }: FailureContext): ModelFailure {
  return { fault: 'cut', reason: text('chat.cutShort', { provider }), advice: text('chat.advice.retry') };
}

/** Errors come wrapped, and parts of a stream as plain objects: whatever any of them says counts. */
function saidBy(error: unknown): Said {
  const said: Said = { body: '', message: '', headers: {} };
  let current = error;
  for (let depth = 0; depth < 5 && current !== undefined && current !== null; depth += 1) {
    if (typeof current === 'string') {
      said.message ||= current;
      break;
    }
    if (typeof current !== 'object') break;
    if (current instanceof EgressRefused || current instanceof RedirectRefused) said.egress ??= current;
    const one = current as Record<string, unknown>;
    if (typeof one['statusCode'] === 'number') said.status ??= one['statusCode'];
    if (typeof one['responseBody'] === 'string') said.body ||= one['responseBody'];
    if (typeof one['message'] === 'string' && one['message'] !== '') said.message ||= one['message'];
    if (typeof one['code'] === 'string' && CONNECTION.test(one['code'])) said.code ??= one['code'];
    else if (typeof one['type'] === 'string' || typeof one['code'] === 'string') {
      said.body += `\n${[one['type'], one['code']].filter((word) => typeof word === 'string').join(' ')}`;
    }
    const headers = one['responseHeaders'];
    if (typeof headers === 'object' && headers !== null)
      said.headers = { ...(headers as Record<string, string>), ...said.headers };
    current = one['cause'] ?? one['error'];
  }
  return said;
}

function problemIn({ message, body, code }: Said): string {
  const line = (message || body || code || '').split('\n', 1)[0]?.trim() ?? '';
  return line === '' ? '?' : line;
}

/** RFC 9110 10.2.3, `retry-after-ms` as OpenAI sends it, and what Google writes into the body. */
function retryAfter({ headers, body }: Said, now: number): number | undefined {
  const ms = Number(headers['retry-after-ms'] ?? Number.NaN);
  if (Number.isFinite(ms) && ms >= 0) return ms;
  const said = headers['retry-after'] ?? RETRY_INFO.exec(body)?.[1];
  if (said === undefined) return undefined;
  const seconds = Number(said);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const at = Date.parse(said);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
