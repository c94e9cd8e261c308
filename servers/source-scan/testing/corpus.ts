import { createRandom, FORMATS } from './random-secrets.ts';

export interface Sample {
  name: string;
  text: string;
  /** Lines with a secret, from 1. */
  secrets: number[];
}

const make = createRandom(7);
const of = (format: string): string => FORMATS[format]?.(make) ?? '';
const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** By hand, by the author of the rules: one line each, with whether it holds a secret. */
const LINES: readonly (readonly [file: string, line: string, secret: boolean])[] = [
  ['a.ts', `const client = new WebClient('${of('Slack bot token')}');`, true],
  ['a.ts', `fetch(url, { headers: { Authorization: 'Bearer ${make(LETTERS, 40)}' } });`, true],
  ['a.ts', `const password = 'Tr0ub4dor&3';`, true],
  ['a.ts', `const apiKey = "${make(LETTERS, 32)}";`, true],
  ['a.ts', `  clientSecret: '${make(LETTERS, 40)}',`, true],
  ['a.ts', `const password = process.env.DB_PASSWORD ?? '';`, false],
  ['a.ts', `const passwordField = document.querySelector('#password');`, false],
  ['a.ts', `expect(error.message).toBe('token expired at 2026-01-01');`, false],
  ['a.ts', `const TOKEN_URL = 'https://login.example.com/oauth2/v2.0/token';`, false],
  ['a.ts', `const secretName = 'patchbay-store-key-2026';`, false],
  ['a.ts', `type Token = 'access_token' | 'refresh_token';`, false],
  ['a.ts', `import { tokenize } from './tokens/v2/tokenizer.js';`, false],
  ['a.ts', `const password = 'changeme123';`, false],
  ['a.ts', `const apiKey = 'YOUR_API_KEY_1234567890';`, false],
  ['a.ts', `const key = "AKIAIOSFODNN7EXAMPLE";`, false],
  ['a.ts', `const known = '${of('GitHub token')}'; // gitleaks:allow`, false],
  ['a.ts', `const commit = 'da39a3ee5e6b4b0d3255bfef95601890afd80709';`, false],
  ['a.ts', `const id = '123e4567-e89b-12d3-a456-426614174000';`, false],
  ['a.ts', `const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';`, false],
  ['a.ts', `const integrity = 'sha512-${make(LETTERS, 86)}==';`, false],
  ['a.ts', `export const getUserAccountByExternalIdentifier2 = useInternalAccountLookup1;`, false],
  ['settings.py', `SECRET_KEY = '${make(LETTERS, 50)}'`, true],
  ['settings.py', `DATABASES = {'default': {'PASSWORD': 's3cr3t-Pa55!'}}`, true],
  ['settings.py', `PASSWORD = os.environ["PASSWORD_2"]`, false],
  ['settings.py', `password = getpass.getpass("Password 1: ")`, false],
  ['.env', `API_TOKEN=${make(LETTERS, 30)}`, true],
  ['.env', `DATABASE_URL=${of('database address')}`, true],
  ['.env', `DB_PASSWORD=hunter2!x`, true],
  ['.env', `DB_PASSWORD=`, false],
  ['.env', `DATABASE_URL=postgres://user:password@localhost/db`, false],
  ['.env', `API_KEY=\${API_KEY_2}`, false],
  ['app.yaml', `  password: "${make(LETTERS, 14)}"`, true],
  ['app.yaml', `  stripe: ${of('Stripe key')}`, true],
  ['app.yaml', `  api_key: {{ .Values.apiKey1 }}`, false],
  ['app.yaml', `  secretKeyRef: {name: db-1, key: password}`, false],
  ['app.yaml', `  tokenExpirySeconds: 86400000`, false],
  ['.npmrc', `//registry.npmjs.org/:_authToken=${of('npm token')}`, true],
  ['.npmrc', `//registry.npmjs.org/:_authToken=\${NPM_TOKEN}`, false],
  ['deploy.sh', `export AWS_SECRET_ACCESS_KEY=${make(LETTERS, 40)}`, true],
  ['deploy.sh', `curl -H "Authorization: Bearer $TOKEN" https://api.example.com`, false],
  ['main.tf', `  access_key = "${of('AWS access key id')}"`, true],
  ['main.go', `conf.Password = "p4ssw0rd!2026"`, true],
  ['main.go', `token := os.Getenv("GITHUB_TOKEN_2")`, false],
  ['Main.java', `String privateKey = "${of('private key')}";`, true],
  ['id.txt', of('JSON Web Token'), true],
  ['README.md', `Set \`GITHUB_TOKEN=ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\` first.`, false],
  [
    'config.json',
    `{"AccountKey": "none", "connection": "AccountName=a;AccountKey=${make(LETTERS, 86)}=="}`,
    true,
  ],
];

export const BY_HAND: readonly Sample[] = LINES.map(([name, text, secret]) => ({
  name,
  text,
  secrets: secret ? [1] : [],
}));

/** How a secret stands in a file of each kind. */
const CARRIERS: Readonly<Record<string, readonly ((secret: string) => string)[]>> = {
  '.js': [(one) => `const accessToken = '${one}';`, (one) => `client.connect("${one}");`],
  '.ts': [(one) => `  apiKey: "${one}",`, (one) => `export const SECRET_TOKEN = '${one}';`],
  '.md': [(one) => `    export API_TOKEN="${one}"`, (one) => `Use "${one}" as it is.`],
  '.yml': [(one) => `secret_key: "${one}"`, (one) => `  - "${one}"`],
};

/**
 * Other people's files, none of which the author of the rules has read, with one generated secret planted in every
 * second of them at a line of its own.
 */
export function planted(files: readonly { name: string; text: string }[]): Sample[] {
  const random = createRandom(11);
  const formats = Object.values(FORMATS);
  return files.map(({ name, text }, index) => {
    if (index % 2 === 0) return { name, text, secrets: [] };
    const lines = text.split('\n');
    const carriers = CARRIERS[name.slice(name.lastIndexOf('.'))] ?? [];
    const secret = formats[(index >> 1) % formats.length]?.(random) ?? '';
    const carrier = carriers[(index >> 1) % 2];
    const at = Math.floor(lines.length / 2);
    lines.splice(at, 0, carrier?.(secret) ?? secret);
    return { name, text: lines.join('\n'), secrets: [at + 1] };
  });
}
