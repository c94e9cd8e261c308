const SECRET_ENDINGS = [
  'password',
  'passwords',
  'passwd',
  'passphrase',
  'pwd',
  'secret',
  'secrets',
  'token',
  'apikey',
  'apikeys',
  'authorization',
  'cookie',
  'cookies',
  'privatekey',
  'accesskey',
  'secretkey',
  'signingkey',
  'encryptionkey',
  'credential',
  'credentials',
];
const SECRET_WHOLE = new Set(['auth', 'jwt', 'bearer', 'otp', 'sessionid']);
/** Tokens that are a place in a list, a piece of work or a piece of text, and no secret. */
const PLAIN_TOKENS =
  /(?:page|next|continuation|sync|cursor|progress|cancel|cancellation|stop|end|start|max|min|per)token$/;

const SEPARATORS = /[^a-z0-9]+/g;
const known = new Map<string, boolean>();

/** Whether what stands under this key is probably a secret: `api_key`, `X-Api-Key`, `clientSecret`, but not `max_tokens`. */
export function isSecretKey(key: string): boolean {
  if (key.length < 3 || key.length > 128) return false;
  const before = known.get(key);
  if (before !== undefined) return before;
  const plain = key.toLowerCase().replaceAll(SEPARATORS, '');
  const secret =
    SECRET_WHOLE.has(plain) ||
    (SECRET_ENDINGS.some((ending) => plain.endsWith(ending)) && !PLAIN_TOKENS.test(plain));
  // Keys come from servers: remember some, never without end.
  if (known.size < 5000) known.set(key, secret);
  return secret;
}
