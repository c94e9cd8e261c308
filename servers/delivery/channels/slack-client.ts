import type * as Slack from '@slack/web-api';
import type { FetchFunction, Logger, LogLevel, WebClient } from '@slack/web-api';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { FailureCode } from '#servers/kit/failure.ts';
import type { Settings } from '#servers/kit/settings.ts';
import { post, refused, tooOften } from './post.ts';

/** Slack's own would write to stdout, where the protocol is. */
const silent = (level: LogLevel): Logger => ({
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => level,
  setName: () => undefined,
});

/**
 * Does something with Slack's Web API through the kit's door. Throws A, P, N, V or E by what Slack answers, D when
 * it is not there, R when it is asked too often.
 */
export async function withSlack<T>(
  settings: Settings,
  signal: AbortSignal,
  act: (client: WebClient) => Promise<T>,
): Promise<T> {
  // Loaded when it is first needed: the server starts without it.
  const slack = await import('@slack/web-api');
  const client = new slack.WebClient(settings.need('SLACK_BOT_TOKEN'), {
    slackApiUrl: settings.need('SLACK_API_URL').replace(/\/?$/, '/'),
    allowAbsoluteUrls: false,
    // Ours are enough, and they can be cancelled.
    retryConfig: { retries: 0 },
    logger: silent(slack.LogLevel.ERROR),
    fetch: through(signal),
  });
  try {
    return await act(client);
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof slack.WebAPIRequestError ? error.original : failureOf(error, slack);
  }
}

function through(signal: AbortSignal): FetchFunction {
  return async (url, init) => {
    const answer = await post(String(url), {
      headers: init?.headers ?? {},
      ...(typeof init?.body === 'string' ? { body: init.body } : {}),
      reach: 'configured',
      signal,
    });
    if (answer.status === 429) throw tooOften('Slack', answer);
    if (answer.status !== 200) throw refused('Slack', answer);
    return new Response(new Uint8Array(answer.body), { status: answer.status, headers: answer.headers });
  };
}

const LETTERS: readonly (readonly [FailureCode, RegExp])[] = [
  ['A', /^(?:invalid_auth|not_authed|account_inactive|token_(?:revoked|expired))$/],
  [
    'P',
    /^(?:missing_scope|not_in_channel|no_permission|access_denied|ekm_access_denied|restricted_action\w*)$/,
  ],
  ['N', /^(?:channel_not_found|user_not_found|thread_not_found|is_archived)$/],
  ['V', /^(?:name_taken|msg_too_long|msg_blocks_too_long|no_text|too_many_attachments|invalid_(?!auth)\w+)$/],
];

/** What Slack says may be over in a moment. */
const PASSING = /^(?:internal_error|fatal_error|service_unavailable|request_timeout|team_added_to_org)$/;

function failureOf(error: unknown, slack: typeof Slack): unknown {
  if (!(error instanceof slack.WebAPIPlatformError)) return error;
  const said = error.data.error;
  if (said === 'ratelimited' || said === 'rate_limited') {
    return new ToolFailure('R', 'Slack says that it is asked too often. Try again later.', {
      slack_error: said,
    });
  }
  const needed = 'needed' in error.data ? ` (the token needs ${String(error.data.needed)})` : '';
  const code = LETTERS.find(([, pattern]) => pattern.test(said))?.[0] ?? 'E';
  return new ToolFailure(code, `Slack refused: ${said}${needed}.`, {
    slack_error: said,
    ...(PASSING.test(said) ? { passing: true } : {}),
  });
}
