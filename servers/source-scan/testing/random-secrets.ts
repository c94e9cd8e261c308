/** A small generator of its own, so that every run makes the same. */
export function createRandom(seed: number): (characters: string, length: number) => string {
  let state = seed;
  const next = (): number => {
    // Numerical Recipes' linear congruential generator.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return (characters, length) =>
    Array.from({ length }, () => characters[Math.floor(next() * characters.length)]).join('');
}

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER = UPPER.toLowerCase();
const DIGITS = '0123456789';
const ALPHANUMERIC = UPPER + LOWER + DIGITS;
const HEX = '0123456789abcdef';
const BASE32 = `${UPPER}234567`;

type Make = ReturnType<typeof createRandom>;

/** By the vendors' documentation of their formats; made at run time, so that nobody takes them for real ones. */
export const FORMATS: Readonly<Record<string, (make: Make) => string>> = {
  'AWS access key id': (make) => `AKIA${make(BASE32, 16)}`,
  'GitHub token': (make) => `ghp_${make(ALPHANUMERIC, 36)}`,
  'GitHub fine-grained token': (make) => `github_pat_${make(ALPHANUMERIC, 22)}_${make(ALPHANUMERIC, 59)}`,
  'GitLab token': (make) => `glpat-${make(ALPHANUMERIC, 20)}`,
  'Slack bot token': (make) => `xoxb-${make(DIGITS, 12)}-${make(DIGITS, 13)}-${make(ALPHANUMERIC, 24)}`,
  'Slack webhook': (make) =>
    `https://hooks.slack.com/services/T${make(UPPER + DIGITS, 8)}/B${make(UPPER + DIGITS, 10)}/${make(ALPHANUMERIC, 24)}`,
  'Google API key': (make) => `AIza${make(ALPHANUMERIC, 35)}`,
  'Stripe key': (make) => `sk_live_${make(ALPHANUMERIC, 24)}`,
  'npm token': (make) => `npm_${make(ALPHANUMERIC, 36)}`,
  'Anthropic key': (make) => `sk-ant-api03-${make(ALPHANUMERIC, 93)}AA`,
  'OpenAI key': (make) => `sk-proj-${make(ALPHANUMERIC, 48)}`,
  'SendGrid key': (make) => `SG.${make(ALPHANUMERIC, 22)}.${make(ALPHANUMERIC, 43)}`,
  'Shopify token': (make) => `shpat_${make(HEX, 32)}`,
  'JSON Web Token': (make) =>
    `eyJ${make(ALPHANUMERIC, 33)}.eyJ${make(ALPHANUMERIC, 60)}.${make(ALPHANUMERIC, 43)}`,
  'database address': (make) => `postgres://app:${make(ALPHANUMERIC, 16)}@db.internal:5432/app`,
  'private key': (make) =>
    `-----BEGIN RSA PRIVATE KEY-----\\n${make(ALPHANUMERIC, 64)}\\n-----END RSA PRIVATE KEY-----`,
  'plain key': (make) => make(ALPHANUMERIC, 32),
};
