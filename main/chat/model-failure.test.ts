import { expect, test } from 'vitest';
import { failureOf } from './model-failure.ts';
import type { ModelFault } from './model-failure.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const context = {
  provider: 'Acme',
  model: 'm',
  redact: (text: string) => text.replaceAll('sk-secret', '[redacted]'),
  now: () => NOW,
};
const http = (statusCode: number, message: string, headers: Record<string, string> = {}): object => ({
  statusCode,
  message,
  responseBody: JSON.stringify({ error: { message } }),
  responseHeaders: headers,
});

// The words of the vendors, from their documentation and issue trackers.
test.each<[number, string, ModelFault]>([
  [401, 'Incorrect API key provided', 'wrongKey'],
  [403, 'Your credentials do not allow this', 'forbidden'],
  [404, 'The model `gpt-x` does not exist or you do not have access to it.', 'unknownModel'],
  [400, 'claude-x is not a valid model: model not found', 'unknownModel'],
  [429, 'Rate limit reached for requests', 'busy'],
  [429, 'You exceeded your current quota: insufficient_quota', 'noCredit'],
  [400, 'Your credit balance is too low to access the Anthropic API.', 'noCredit'],
  [529, 'Overloaded', 'overloaded'],
  [503, 'Service Unavailable', 'overloaded'],
  [400, "This model's maximum context length is 8192 tokens.", 'overflow'],
  [400, 'prompt is too long: 210000 tokens > 200000 maximum', 'overflow'],
  [
    400,
    'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).',
    'overflow',
  ],
  [413, 'Request exceeds the maximum size', 'overflow'],
  [400, 'registry.ollama.ai/library/gemma does not support tools', 'noTools'],
  [404, 'No endpoints found that support tool use.', 'noTools'],
  [400, 'messages: text content blocks must be non-empty', 'refused'],
])('HTTP %i "%s" is %s', (status, message, fault) => {
  expect(failureOf(http(status, message), context).fault).toBe(fault);
});

test('what lies under the wrapping counts, and a connection that broke in the middle is another thing', () => {
  const refused = Object.assign(new TypeError('fetch failed'), {
    cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
  });
  expect(failureOf(refused, context).fault).toBe('unreachable');
  expect(failureOf(refused, context, true).fault).toBe('cut');
  expect(failureOf({ type: 'overloaded_error', message: 'Overloaded' }, context, true).fault).toBe(
    'overloaded',
  );
  expect(failureOf(new Error('Invalid JSON response'), context).fault).toBe('malformed');
});

test('retry-after is read in each of its forms', () => {
  const after = (headers: Record<string, string>) =>
    failureOf(http(429, 'slow', headers), context).retryAfterMs;
  expect(after({ 'retry-after': '7' })).toBe(7000);
  expect(after({ 'retry-after-ms': '1500', 'retry-after': '7' })).toBe(1500);
  expect(after({ 'retry-after': 'Sun, 22 Nov 2026 12:00:30 GMT' })).toBe(30_000);
  expect(after({ 'retry-after': 'soon' })).toBeUndefined();
  expect(after({})).toBeUndefined();
});

test('secrets that a provider says back are taken out, and it is not quoted at length', () => {
  const { reason } = failureOf(
    http(401, `Incorrect API key provided: sk-secret. ${'x'.repeat(5000)}`),
    context,
  );
  expect(reason.params['problem']).toContain('[redacted]');
  expect(String(reason.params['problem']).length).toBeLessThanOrEqual(500);
});
