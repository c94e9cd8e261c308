import type { Node } from 'web-tree-sitter';
import { GO, isFalse, JAVA, JS, literal, numberOf, PY } from './rule.ts';
import type { Rule } from './rule.ts';
import type { Call } from '../syntax/source.ts';

const WEAK_HASH = /^(?:md2|md4|md5|sha-?1|sha|ripemd|rmd160|md5withrsa|sha1withrsa)$/i;
const WEAK_CIPHER =
  /^(?:des(?:3|-ede3?|-cbc|-ecb|-ede3-cbc|ede)?|rc2(?:-\w+)?|rc4(?:-\w+)?|arcfour|bf(?:-\w+)?|blowfish|idea|cast5?(?:-\w+)?|seed|aes-\d{3}-ecb|tripledes)(?:\/.*)?$/i;
const ECB = /^(?:aes(?:_\d+)?(?:\/ecb\/.*)?|\w+\/ecb\/.*)$/i;
const SENSITIVE =
  /pass(?:word|wd|code|phrase)?(?!age|ive|ed|es|ing)|secret|token|(?:api|access|private|session|secret|encryption|auth|crypto)_?-?key|^key$|salt|nonce|otp|\bpin\b|csrf|session_?id|\bsid\b|reset_?code|verification|captcha|^iv$/i;

/** Names around a value: what it is given to, and the function that it is made in. */
function isForSecret(node: Node): boolean {
  for (let around: Node | null = node; around !== null; around = around.parent) {
    const name =
      around.childForFieldName('name') ?? around.childForFieldName('left') ?? around.childForFieldName('key');
    const named = /declarator|assignment|pair|keyed_element|short_var|var_spec|function|method/.test(
      around.type,
    );
    if (named && name !== null && SENSITIVE.test(name.text)) return true;
    if (/function|method|class|program|module/.test(around.type) && around !== node) return false;
  }
  return false;
}

function keyTooShort(bits: number | undefined): boolean {
  return bits !== undefined && bits >= 128 && bits < 2048;
}

function anyNumber({ args, named }: Call, ...names: string[]): number | undefined {
  const given = names.map((name) => named.get(name)).find((one) => one !== undefined);
  return numberOf(given) ?? args.map((arg) => numberOf(arg)).find((one) => one !== undefined && one >= 128);
}

const hashNamed =
  (index: number) =>
  ({ args, named }: Call): boolean =>
    WEAK_HASH.test(literal(args[index] ?? named.get('name')) ?? '') && !isFalse(named.get('usedforsecurity'));

const isSecurity = ({ named }: Call): boolean => !isFalse(named.get('usedforsecurity'));

export const cryptoRules: readonly Rule[] = [
  {
    id: 'weak-hash',
    type: 'crypto',
    cwe: 327,
    severity: 'MEDIUM',
    message: 'MD5, SHA-1 and older hashes are broken: others with the same hash can be made.',
    fix: 'Use SHA-256 or newer; for passwords scrypt, bcrypt or Argon2.',
    ways: [
      { kind: 'call', languages: PY, callee: /^hashlib\.(?:md4|md5|sha1?|ripemd160)$/, when: isSecurity },
      { kind: 'call', languages: PY, callee: /^hashlib\.new$/, when: hashNamed(0) },
      {
        kind: 'call',
        languages: PY,
        callee:
          /^(?:Crypto|Cryptodome)\.Hash\.(?:MD[245]|SHA1?|RIPEMD(?:160)?)\.new$|(?:^|\.)hashes\.(?:MD5|SHA1)$/,
      },
      { kind: 'call', languages: JS, callee: /(?:^|\.)(?:createHash|createHmac)$/, when: hashNamed(0) },
      {
        kind: 'call',
        languages: JS,
        callee: /^(?:md5|sha1|crypto-js\.(?:MD5|SHA1)|CryptoJS\.(?:MD5|SHA1))$/,
      },
      {
        kind: 'call',
        languages: JAVA,
        callee: /^(?:MessageDigest|Mac|Signature)\.getInstance$/,
        when: (call) => /^(?:Hmac)?(?:md[245]|sha-?1)(?:with.*)?$/i.test(literal(call.args[0]) ?? ''),
      },
      {
        kind: 'call',
        languages: JAVA,
        callee: /^DigestUtils\.(?:getMd[25]Digest|getSha1?Digest|md[25](?:Hex)?|sha1?(?:Hex)?)$/,
      },
      { kind: 'call', languages: GO, callee: /(?:^|\/)(?:md4|md5|sha1|ripemd160)\.(?:New|Sum)$/ },
    ],
  },
  {
    id: 'weak-cipher',
    type: 'crypto',
    cwe: 327,
    severity: 'HIGH',
    message: 'DES, RC4, Blowfish and the ECB mode do not keep anything secret.',
    fix: 'Use AES-GCM or ChaCha20-Poly1305.',
    ways: [
      {
        kind: 'call',
        languages: PY,
        callee: /^(?:Crypto|Cryptodome)\.Cipher\.(?:ARC2|ARC4|Blowfish|DES3?|XOR|CAST)\.new$/,
      },
      {
        kind: 'call',
        languages: PY,
        callee: /(?:^|\.)algorithms\.(?:ARC4|Blowfish|IDEA|TripleDES|CAST5|SEED)$|(?:^|\.)modes\.ECB$/,
      },
      {
        kind: 'call',
        languages: PY,
        callee: /\.Cipher\.AES\.new$/,
        when: ({ args }) => (args[1]?.text ?? '').endsWith('MODE_ECB'),
      },
      { kind: 'call', languages: JS, callee: /(?:^|\.)(?:createCipher|createDecipher)$/ },
      {
        kind: 'call',
        languages: JS,
        callee: /(?:^|\.)(?:createCipheriv|createDecipheriv)$/,
        when: ({ args }) => WEAK_CIPHER.test(literal(args[0]) ?? ''),
      },
      {
        kind: 'call',
        languages: JS,
        callee: /^(?:crypto-js|CryptoJS)\.(?:DES|TripleDES|RC4|Rabbit)\.(?:en|de)crypt$/,
      },
      {
        kind: 'call',
        languages: JAVA,
        callee: /^(?:Cipher|KeyGenerator|SecretKeyFactory)\.getInstance$/,
        when: ({ args, callee }, look) => isWeakInstance(literal(args[0]) ?? '', look.nameOf(callee)),
      },
      {
        kind: 'call',
        languages: GO,
        callee:
          /(?:^|\/)(?:des\.New(?:TripleDES)?Cipher|rc4\.NewCipher|blowfish\.New(?:Salted)?Cipher|cast5\.NewCipher)$/,
      },
    ],
  },
  {
    id: 'weak-random',
    type: 'crypto',
    cwe: 330,
    severity: 'MEDIUM',
    message: 'A secret is made by a generator that can be predicted.',
    fix: 'Use secrets (Python), crypto.randomBytes or crypto.getRandomValues (JavaScript), SecureRandom (Java), crypto/rand (Go).',
    ways: [
      {
        kind: 'call',
        languages: PY,
        callee:
          /^random\.(?:random|randint|randrange|choice|choices|uniform|getrandbits|sample|shuffle|triangular|randbytes)$/,
        when: ({ node }) => isForSecret(node),
      },
      { kind: 'call', languages: JS, callee: /^Math\.random$/, when: ({ node }) => isForSecret(node) },
      { kind: 'call', languages: JS, callee: /(?:^|\.)pseudoRandomBytes$/ },
      {
        kind: 'call',
        languages: JAVA,
        callee:
          /^(?:Random(?:\(\))?\.next\w+|Math\.random|RandomStringUtils\.random\w*|ThreadLocalRandom\.current(?:\(\))?\.next\w+)$/,
        when: ({ node }) => isForSecret(node),
      },
      {
        kind: 'call',
        languages: GO,
        callee: /^math\/rand(?:\/v2)?\.\w+$/,
        when: ({ node }) => isForSecret(node),
      },
    ],
  },
  {
    id: 'short-key',
    type: 'crypto',
    cwe: 326,
    severity: 'MEDIUM',
    message: 'A key of less than 2048 bits can be computed.',
    fix: 'Make RSA and DSA keys of at least 2048 bits, better 3072, or use Ed25519.',
    ways: [
      {
        kind: 'call',
        languages: PY,
        callee:
          /(?:^|\.)(?:rsa|dsa)\.generate_private_key$|(?:Crypto|Cryptodome)\.PublicKey\.(?:RSA|DSA)\.generate$/,
        when: (call) => keyTooShort(anyNumber(call, 'key_size', 'bits')),
      },
      {
        kind: 'entry',
        languages: JS,
        entry: /^modulusLength$/,
        when: ({ value }) => keyTooShort(numberOf(value)),
      },
      {
        kind: 'call',
        languages: JAVA,
        callee: /(?:KeyPairGenerator\.getInstance\(\)|[kK]ey\w*[gG]en\w*|kpg)\.initialize$/,
        when: (call) => keyTooShort(anyNumber(call)),
      },
      {
        kind: 'call',
        languages: GO,
        callee: /^crypto\/rsa\.Generate(?:MultiPrime)?Key$/,
        when: (call) => keyTooShort(anyNumber(call)),
      },
    ],
  },
];

function isWeakInstance(name: string, factory: string): boolean {
  return WEAK_CIPHER.test(name) || (factory.startsWith('Cipher') && ECB.test(name));
}
