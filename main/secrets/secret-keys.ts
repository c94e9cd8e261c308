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

/** Whether what stands under this key is probably a secret: `api_key`, `X-Api-Key`, `clientSecret`, but not `max_tokens`. */
export function isSecretKey(key: string): boolean {
  if (key.length < 3 || key.length > 128) return false;
  const plain = key.toLowerCase().replaceAll(/[^a-z0-9]+/g, '');
  if (SECRET_WHOLE.has(plain)) return true;
  return SECRET_ENDINGS.some((ending) => plain.endsWith(ending)) && !PLAIN_TOKENS.test(plain);
}
