import { startFake } from './fake.ts';
import type { Fake, Reply, Seen } from './fake.ts';

/** The methods that are used, with the arguments that their pages name. */
const METHODS: Record<
  string,
  { docs: string; takes: readonly string[]; needs: readonly string[]; answer: object }
> = {
  'chat.postMessage': {
    docs: 'https://docs.slack.dev/reference/methods/chat.postMessage',
    takes: [
      'channel',
      'text',
      'attachments',
      'blocks',
      'thread_ts',
      'reply_broadcast',
      'mrkdwn',
      'unfurl_links',
      'unfurl_media',
    ],
    needs: ['channel'],
    answer: { channel: 'C123456', ts: '1503435956.000247', message: { type: 'message' } },
  },
  'conversations.create': {
    docs: 'https://docs.slack.dev/reference/methods/conversations.create',
    takes: ['name', 'is_private', 'team_id'],
    needs: ['name'],
    answer: { channel: { id: 'C0EAQDV4Z', name: 'endeavor' } },
  },
  'conversations.setPurpose': {
    docs: 'https://docs.slack.dev/reference/methods/conversations.setPurpose',
    takes: ['channel', 'purpose'],
    needs: ['channel', 'purpose'],
    answer: { channel: { id: 'C0EAQDV4Z' } },
  },
  'conversations.invite': {
    docs: 'https://docs.slack.dev/reference/methods/conversations.invite',
    takes: ['channel', 'users', 'force'],
    needs: ['channel', 'users'],
    answer: { channel: { id: 'C0EAQDV4Z' } },
  },
  'conversations.list': {
    docs: 'https://docs.slack.dev/reference/methods/conversations.list',
    takes: ['cursor', 'exclude_archived', 'limit', 'team_id', 'types'],
    needs: [],
    answer: {
      channels: [{ id: 'C012AB3CD', name: 'general', is_member: true }],
      response_metadata: { next_cursor: '' },
    },
  },
};

export const SLACK_TOKEN = 'xoxb-fake-token-of-the-tests';
const FORM = 'application/x-www-form-urlencoded';

/** Slack's Web API as https://docs.slack.dev/apis/web-api says: forms, bearer token, 200 with `ok`. */
export function startSlack(): Promise<Fake> {
  return startFake(answer);
}

function answer({ method, path, headers, body }: Seen): Reply {
  const known = METHODS[path.replace(/^\/api\//, '')];
  if (method !== 'POST' || known === undefined) return slackError('unknown_method');
  if (!(headers['content-type'] ?? '').startsWith(FORM)) return slackError('invalid_form_data');
  const { authorization } = headers;
  if (authorization === undefined) return slackError('not_authed');
  if (authorization !== `Bearer ${SLACK_TOKEN}`) return slackError('invalid_auth');
  const args = [...new URLSearchParams(body).keys()];
  if (args.some((name) => !known.takes.includes(name))) return slackError('invalid_arg_name');
  if (known.needs.some((name) => !args.includes(name))) return slackError('invalid_arguments');
  return said({ ok: true, ...known.answer });
}

/** What Slack answers when it refuses: HTTP 200 and the name of the error. */
export function slackError(name: string): Reply {
  return { ...said({ ok: false, error: name }), refused: true };
}

/** https://docs.slack.dev/apis/web-api/rate-limits */
export function slackTooOften(seconds: number): Reply {
  return {
    status: 429,
    headers: { 'retry-after': String(seconds) },
    body: '{"ok":false,"error":"ratelimited"}',
  };
}

function said(body: object): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  };
}
