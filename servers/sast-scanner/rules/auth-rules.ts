import type { Node } from 'web-tree-sitter';
import { ALL, GO, isFalse, isTrue, JAVA, JS, literal, numberOf, option, PY } from './rule.ts';
import type { Look, Rule } from './rule.ts';

const SECRET_NAME =
  /^(?:\w*[_-])?(?:pass(?:word|wd|phrase|code)?|pwd|secret|token|api_?-?key|secret_?-?key|auth_?-?token|access_?-?token|private_?-?key|client_?-?secret)(?:_?\d+)?$|(?:Password|Passwd|Secret|Token|ApiKey|SecretKey|PrivateKey)$/i;
const NO_SECRET =
  /^$|^[\s*.•x-]+$|^(?:none|null|undefined|true|false|string|text|password|passwd|token|secret|required|optional|your[\s_-].*|my[_-]?(?:password|secret|token)|<.*>|\{.*\}|%\(?.*|\$.*|change[\s_-]?me|example.*|placeholder|todo|test|dummy|xxx+|bearer|basic|csrf|hidden|email)$|\s|^[a-z]+(?:[A-Z][a-z]+)+$|^(?:https?|file|urn):|[/\\].*[/\\]/i;
/** Names that only speak of secrets. */
const ABOUT =
  /(?:url|uri|path|file|field|label|type|name|param|header|prefix|hint|error|message|regex|pattern|endpoint|format|column|selector|separator|mask|char|input|placeholder|title)$/i;

/** Whether a name of a secret is given a text that could be one. */
function isHardCoded(name: string, value: Node): boolean {
  const text = literal(value);
  if (text === undefined || !SECRET_NAME.test(name) || ABOUT.test(name)) return false;
  return (
    text.length >= 3 &&
    text.length <= 300 &&
    !NO_SECRET.test(text) &&
    text.toLowerCase() !== name.toLowerCase()
  );
}

const TIMED =
  /^(?:\w*[._])?(?:pass(?:word|wd|phrase)?|pwd|secret|token|api_?key|auth\w*|hash|digest|signature|mac|hmac|\w*(?:Password|Token|Secret|Hash|Signature|ApiKey|Hmac|Digest))$/i;

function isComparedSecret(node: Node, look: Look): boolean {
  const sides = [node.childForFieldName('left'), node.childForFieldName('right')].flatMap((one) => one ?? []);
  const [left, right] = sides.length === 2 ? sides : [node.namedChild(0), node.namedChild(1)];
  if (!left || !right || !/[!=]==?/.test(node.text)) return false;
  if (
    [left, right].some(
      (one) =>
        look.isConstant(one) ||
        /^(?:undefined|null|None|nil|this|typeof .*)$/.test(one.text) ||
        one.type === 'unary_expression',
    )
  )
    return false;
  return [left, right].some(
    (one) =>
      ['identifier', 'member_expression', 'attribute', 'selector_expression'].includes(one.type) &&
      TIMED.test(one.text) &&
      !/\.(?:length|type|kind)$/.test(one.text),
  );
}

const isWorldWritable = (mode: number | undefined): boolean =>
  mode !== undefined && mode <= 0o7777 && (mode & 0o002) !== 0;

export const authRules: readonly Rule[] = [
  {
    id: 'hard-coded-secret',
    type: 'auth',
    cwe: 798,
    severity: 'HIGH',
    message: 'A password or key stands in the code: everybody who reads the code has it.',
    fix: 'Read it from the environment or a keychain, and change the one that was written down.',
    ways: [
      {
        kind: 'entry',
        languages: ALL,
        entry: SECRET_NAME,
        when: ({ name, value }) => isHardCoded(name, value),
      },
      {
        kind: 'nodes',
        languages: [...PY, ...JS],
        nodes: 'compares',
        when: (node) => {
          const [left, right] = [
            node.childForFieldName('left') ?? node.namedChild(0),
            node.childForFieldName('right') ?? node.namedChild(1),
          ];
          return (
            left !== null &&
            right !== null &&
            /[!=]==?/.test(node.text) &&
            isHardCoded(left.text.split('.').at(-1) ?? '', right)
          );
        },
      },
      {
        kind: 'call',
        languages: JAVA,
        callee: /^(?:PasswordAuthentication|PBEKeySpec|DriverManager\.getConnection)$|\.setPassword$/,
        when: ({ args }) => {
          const last = args.at(-1);
          const value = last?.type === 'method_invocation' ? last.childForFieldName('object') : last;
          const text = literal(value ?? undefined);
          return text !== undefined && text.length > 3 && !text.includes('://') && !NO_SECRET.test(text);
        },
      },
    ],
  },
  {
    id: 'token-not-verified',
    type: 'auth',
    cwe: 347,
    severity: 'HIGH',
    message: 'A signed token is read without its signature being checked.',
    fix: 'Verify it with the expected key and an explicit list of algorithms without none.',
    ways: [
      {
        kind: 'call',
        languages: PY,
        callee: /(?:^|\.)jwt\.decode$/,
        when: ({ named }) =>
          isFalse(named.get('verify')) ||
          /verify_signature["']\s*:\s*False/.test(named.get('options')?.text ?? ''),
      },
      {
        kind: 'entry',
        languages: [...PY, ...JS],
        entry: /^algorithms?$/,
        when: ({ value }) => /["'`]none["'`]/i.test(value.text),
      },
      {
        kind: 'call',
        languages: JS,
        callee: /(?:^|\.)(?:jsonwebtoken|jwt)\.verify$/,
        when: ({ args }) => /^(?:null|undefined|''|""|false)$/.test(args[1]?.text ?? ''),
      },
      { kind: 'call', languages: GO, callee: /\.ParseUnverified$/ },
      { kind: 'call', languages: JAVA, callee: /\.parseClaimsJwt$|^(?:Algorithm)\.none$/ },
    ],
  },
  {
    id: 'compared-in-varying-time',
    type: 'auth',
    cwe: 208,
    severity: 'LOW',
    message: 'A secret is compared in a time that depends on how much of it is right.',
    fix: 'Use crypto.timingSafeEqual, hmac.compare_digest, MessageDigest.isEqual or subtle.ConstantTimeCompare.',
    ways: [{ kind: 'nodes', languages: [...JS, ...PY, ...GO], nodes: 'compares', when: isComparedSecret }],
  },
  {
    id: 'unsafe-cookie',
    type: 'auth',
    cwe: 614,
    severity: 'LOW',
    message: 'A cookie goes over connections that are not encrypted, or scripts can read it.',
    fix: 'Set Secure, HttpOnly and SameSite.',
    ways: [
      {
        kind: 'call',
        languages: JS,
        callee: /(?:^|\.)(?:cookie|session|cookieSession|express-session|cookie-session|setCookie)$/,
        when: (call) =>
          ['secure', 'httpOnly'].some(
            (name) => isFalse(option(call, name)) || isFalse(nested(option(call, 'cookie'), name)),
          ),
      },
      {
        kind: 'call',
        languages: PY,
        callee: /\.set_cookie$/,
        when: ({ named }) => isFalse(named.get('secure')) || isFalse(named.get('httponly')),
      },
      {
        kind: 'entry',
        languages: PY,
        entry: /^(?:SESSION_COOKIE_SECURE|CSRF_COOKIE_SECURE|SESSION_COOKIE_HTTPONLY)$/,
        when: ({ value }) => isFalse(value),
      },
      {
        kind: 'call',
        languages: JAVA,
        callee: /\.(?:setSecure|setHttpOnly)$/,
        when: ({ args }) => isFalse(args[0]),
      },
      {
        kind: 'entry',
        languages: GO,
        entry: /^(?:Secure|HttpOnly)$/,
        when: ({ value, node }) => isFalse(value) && /Cookie\s*\{/.test(node.parent?.parent?.text ?? ''),
      },
    ],
  },
  {
    id: 'request-forgery-allowed',
    type: 'auth',
    cwe: 352,
    severity: 'MEDIUM',
    message: 'Protection against forged requests is switched off.',
    fix: 'Leave it on, and send the token with every request that changes something.',
    ways: [
      { kind: 'call', languages: PY, callee: /(?:^|\.)csrf_exempt$|(?:^|\.)csrf\.exempt$/ },
      { kind: 'entry', languages: PY, entry: /^WTF_CSRF_ENABLED$/, when: ({ value }) => isFalse(value) },
      { kind: 'call', languages: JAVA, callee: /csrf\(\)\.disable$/ },
      {
        kind: 'call',
        languages: JAVA,
        callee: /\.csrf$/,
        when: ({ args }) => /disable/.test(args[0]?.text ?? ''),
      },
    ],
  },
  {
    id: 'everybody-may-write',
    type: 'auth',
    cwe: 732,
    severity: 'MEDIUM',
    message: 'Every user of the computer may change the file.',
    fix: 'Give 0o600 or 0o644 for files, 0o700 or 0o755 for folders.',
    ways: [
      {
        kind: 'call',
        languages: PY,
        callee: /(?:^|\.)(?:chmod|fchmod|lchmod|mkdir|makedirs|mkfifo|mknod)$/,
        when: ({ args, named }) =>
          [...args.slice(0, 2), ...named.values()].some((arg) => isWorldWritable(modeOf(arg))),
      },
      {
        kind: 'call',
        languages: JS,
        callee: /(?:^|\.)(?:chmod|chmodSync|fchmod|lchmod)$/,
        when: ({ args }) => isWorldWritable(numberOf(args[1]) ?? octalText(args[1])),
      },
      {
        kind: 'call',
        languages: GO,
        callee: /^os\.(?:Chmod|Mkdir|MkdirAll|OpenFile|WriteFile)$|ioutil\.WriteFile$/,
        when: ({ args }) => isWorldWritable(numberOf(args.at(-1))),
      },
      {
        kind: 'call',
        languages: JAVA,
        callee: /\.(?:setWritable|setReadable|setExecutable)$/,
        when: ({ args }) => isTrue(args[0]) && isFalse(args[1]) && args.length === 2,
      },
    ],
  },
  {
    id: 'open-to-every-network',
    type: 'auth',
    cwe: 668,
    severity: 'LOW',
    message: 'It listens on every network of the computer.',
    fix: 'Listen on 127.0.0.1 unless others must reach it.',
    ways: [
      {
        kind: 'call',
        languages: PY,
        callee: /\.bind$/,
        when: ({ args }) => /\(\s*["'](?:0\.0\.0\.0|::|)["']/.test(args[0]?.text ?? ''),
      },
      {
        kind: 'call',
        languages: PY,
        callee: /\.run$/,
        when: ({ named }) => literal(named.get('host')) === '0.0.0.0',
      },
      {
        kind: 'call',
        languages: GO,
        callee: /^net\.Listen$|tls\.Listen$/,
        when: ({ args }) => /^(?:0\.0\.0\.0)?:\d/.test(literal(args[1]) ?? ''),
      },
    ],
  },
  {
    id: 'debugging-on',
    type: 'auth',
    cwe: 489,
    severity: 'MEDIUM',
    message: 'Debugging is switched on: its pages run code of whoever reaches them.',
    fix: 'Switch it on by the environment of a developer only.',
    ways: [
      {
        kind: 'call',
        languages: PY,
        callee: /(?:^|\.)(?:app|application|server)(?:\(\))?\.run$|Flask\(\)\.run$/,
        when: ({ named }) => isTrue(named.get('debug')),
      },
    ],
  },
];

function nested(object: Node | undefined, name: string): Node | undefined {
  const pair = object?.namedChildren.find((one) => one.childForFieldName('key')?.text === name);
  return pair?.childForFieldName('value') ?? undefined;
}

function octalText(node: Node | undefined): number | undefined {
  const text = literal(node);
  return text !== undefined && /^0?[0-7]{3}$/.test(text) ? Number.parseInt(text, 8) : undefined;
}

/** A mode as a number, or by the names of the module stat. */
function modeOf(node: Node): number | undefined {
  const number = numberOf(node);
  if (number !== undefined) return number;
  return /S_IWOTH|S_IRWXO/.test(node.text) ? 0o002 : undefined;
}
