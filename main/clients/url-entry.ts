import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import type { FoundUrl } from './found-server.ts';
import { isSaid, textOf } from './json-fields.ts';
import type { JsonMap, JsonTree } from './jsonc.ts';
import { shown } from './shown.ts';
import { typeOfUrl } from './url-server.ts';

/** Where clients write the address; `httpUrl` first, because Gemini CLI means SSE by a `url` beside it. */
export const URL_FIELDS = ['httpUrl', 'url', 'serverUrl', 'uri'];
const HTTP = new Set(['http', 'streamablehttp']);
const WEBSOCKET = new Set(['ws', 'websocket']);
const ANY = new Set(['', 'remote', 'stdio', 'local']);
/** Fields that bring headers or a sign-in from elsewhere: without them the server may refuse us. */
const LEFT_OUT =
  'bearer_token_env_var env_http_headers http_headers_helper oauth auth apiKey envFile env_keys'.split(' ');

/** Whether this transport, in lower case and without `-` and `_`, is one of servers at a URL. */
export function isRemoteType(type: string): boolean {
  return HTTP.has(type) || WEBSOCKET.has(type) || type === 'sse' || type === 'remote';
}

/** The server at a URL that these fields describe; obstacles go into `problems`, undefined: one stands in the way. */
export function urlServerOf(
  fields: JsonMap,
  type: string,
  server: string,
  problems: Text[],
): Pick<FoundUrl, 'by' | 'type' | 'url' | 'headers'> | undefined {
  const say = (code: Text['code'], params: Text['params'] = {}): void => {
    problems.push(text(code, { server, ...params }));
  };
  const field = URL_FIELDS.find((each) => isSaid(fields.get(each)));
  const url = field === undefined ? undefined : fields.get(field);
  if (typeof url !== 'string') {
    say(field === undefined ? 'paste.noUrl' : 'paste.notText', field === undefined ? {} : { field });
    return undefined;
  }
  if (WEBSOCKET.has(type) || /^wss?:/i.test(url)) {
    say('paste.websocket');
    return undefined;
  }
  const known = type === 'sse' || HTTP.has(type) || ANY.has(type);
  if (!known) {
    say('paste.unknownType', { type: shown(type) });
    return undefined;
  }
  const said = type === 'sse' ? 'sse' : HTTP.has(type) || field === 'httpUrl' ? 'http' : typeOfUrl(url);

  const headers: [string, string][] = [];
  const options = fields.get('requestOptions');
  const within = options instanceof Map ? options.get('headers') : undefined;
  for (const each of [within, fields.get('http_headers'), fields.get('headers')]) {
    if (!isSaid(each)) continue;
    if (!(each instanceof Map)) {
      say('paste.notFields', { field: 'headers' });
      return undefined;
    }
    for (const [header, value] of each) {
      const written = textOf(value);
      if (written === undefined) say('paste.variableValue', { variable: shown(header) });
      else headers.push([header, written]);
    }
  }
  for (const each of LEFT_OUT) if (holds(fields.get(each))) say('paste.headerLeftOut', { field: each });
  return { by: 'url', type: said, url: url.trim(), headers };
}

/** Clients that write every field leave empty ones as `{}` and `[]`. */
function holds(value: JsonTree | undefined): boolean {
  if (value instanceof Map) return value.size > 0;
  return Array.isArray(value) ? value.length > 0 : isSaid(value);
}
