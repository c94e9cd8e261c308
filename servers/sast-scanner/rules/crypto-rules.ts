import type { Node } from 'web-tree-sitter';
import { GO, isFalse, isTrue, JAVA, JS, literal, numberOf, PY } from './rule.ts';
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
      { languages: PY, callee: /^hashlib\.(?:md4|md5|sha1?|ripemd160)$/, when: isSecurity },
      { languages: PY, callee: /^hashlib\.new$/, when: hashNamed(0) },
      {
        languages: PY,
        callee:
          /^(?:Crypto|Cryptodome)\.Hash\.(?:MD[245]|SHA1?|RIPEMD(?:160)?)\.new$|(?:^|\.)hashes\.(?:MD5|SHA1)$/,
      },
      { languages: JS, callee: /(?:^|\.)(?:createHash|createHmac)$/, when: hashNamed(0) },
      { languages: JS, callee: /^(?:md5|sha1|crypto-js\.(?:MD5|SHA1)|CryptoJS\.(?:MD5|SHA1))$/ },
      {
        languages: JAVA,
        callee: /^(?:MessageDigest|Mac|Signature)\.getInstance$/,
        when: (call) => /^(?:Hmac)?(?:md[245]|sha-?1)(?:with.*)?$/i.test(literal(call.args[0]) ?? ''),
      },
      {
        languages: JAVA,
        callee: /^DigestUtils\.(?:getMd[25]Digest|getSha1?Digest|md[25](?:Hex)?|sha1?(?:Hex)?)$/,
      },
      { languages: GO, callee: /(?:^|\/)(?:md4|md5|sha1|ripemd160)\.(?:New|Sum)$/ },
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
        languages: PY,
        callee: /^(?:Crypto|Cryptodome)\.Cipher\.(?:ARC2|ARC4|Blowfish|DES3?|XOR|CAST)\.new$/,
      },
      {
        languages: PY,
        callee: /(?:^|\.)algorithms\.(?:ARC4|Blowfish|IDEA|TripleDES|CAST5|SEED)$|(?:^|\.)modes\.ECB$/,
      },
      {
        languages: PY,
        callee: /\.Cipher\.AES\.new$/,
        when: ({ args }) => /MODE_ECB$/.test(args[1]?.text ?? ''),
      },
      { languages: JS, callee: /(?:^|\.)(?:createCipher|createDecipher)$/ },
      {
        languages: JS,
        callee: /(?:^|\.)(?:createCipheriv|createDecipheriv)$/,
        when: ({ args }) => WEAK_CIPHER.test(literal(args[0]) ?? ''),
      },
      { languages: JS, callee: /^(?:crypto-js|CryptoJS)\.(?:DES|TripleDES|RC4|Rabbit)\.(?:en|de)crypt$/ },
      {
        languages: JAVA,
        callee: /^(?:Cipher|KeyGenerator|SecretKeyFactory)\.getInstance$/,
        when: ({ args, callee, node }, look) =>
          isWeakInstance(literal(args[0]) ?? '', look.nameOf(callee === node ? node : callee)),
      },
      {
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
        languages: PY,
        callee:
          /^random\.(?:random|randint|randrange|choice|choices|uniform|getrandbits|sample|shuffle|triangular|randbytes)$/,
        when: ({ node }) => isForSecret(node),
      },
      { languages: JS, callee: /^Math\.random$/, when: ({ node }) => isForSecret(node) },
      { languages: JS, callee: /(?:^|\.)pseudoRandomBytes$/ },
      {
        languages: JAVA,
        callee:
          /^(?:Random(?:\(\))?\.next\w+|Math\.random|RandomStringUtils\.random\w*|ThreadLocalRandom\.current(?:\(\))?\.next\w+)$/,
        when: ({ node }) => isForSecret(node),
      },
      { languages: GO, callee: /^math\/rand(?:\/v2)?\.\w+$/, when: ({ node }) => isForSecret(node) },
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
        languages: PY,
        callee:
          /(?:^|\.)(?:rsa|dsa)\.generate_private_key$|(?:Crypto|Cryptodome)\.PublicKey\.(?:RSA|DSA)\.generate$/,
        when: (call) => keyTooShort(anyNumber(call, 'key_size', 'bits')),
      },
      { languages: JS, entry: /^modulusLength$/, when: ({ value }) => keyTooShort(numberOf(value)) },
      {
        languages: JAVA,
        callee: /(?:KeyPairGenerator\.getInstance\(\)|[kK]ey\w*[gG]en\w*|kpg)\.initialize$/,
        when: (call) => keyTooShort(anyNumber(call)),
      },
      {
        languages: GO,
        callee: /^crypto\/rsa\.Generate(?:MultiPrime)?Key$/,
        when: (call) => keyTooShort(anyNumber(call)),
      },
    ],
  },
  {
    id: 'certificate-not-verified',
    type: 'crypto',
    cwe: 295,
    severity: 'HIGH',
    message: 'The other side is not verified: anybody on the way can be it.',
    fix: 'Leave verification on; trust a private authority by giving its certificate.',
    ways: [
      {
        languages: PY,
        callee:
          /^(?:requests|httpx|session|client)(?:\(\))?(?:\.\w+)*$|\.(?:get|post|put|patch|delete|head|options|request|Session|Client|AsyncClient)$/,
        when: ({ named }) => isFalse(named.get('verify')),
      },
      { languages: PY, callee: /^ssl\._create_unverified_context$|^ssl\._https_verify_certificates$/ },
      {
        languages: PY,
        entry: /^(?:verify_mode|cert_reqs)$/,
        when: ({ value }) => /CERT_NONE/.test(value.text),
      },
      {
        languages: PY,
        entry: /^(?:check_hostname|validate_certs|verify_ssl|ssl_verify|verify)$/,
        when: ({ value, node }) =>
          isFalse(value) &&
          node.type !== 'pair' &&
          node.type !== 'default_parameter' &&
          !/keyword_argument/.test(node.type),
      },
      { languages: PY, callee: /(?:^|\.)(?:AutoAddPolicy|WarningPolicy)$/ },
      {
        languages: PY,
        callee: /\.set_missing_host_key_policy$/,
        when: ({ args }) => /(?:AutoAdd|Warning)Policy$/.test(args[0]?.text ?? ''),
      },
      {
        languages: JS,
        entry: /^(?:rejectUnauthorized|strictSSL|requestCert_)$/,
        when: ({ value }) => isFalse(value),
      },
      {
        languages: JS,
        entry: /^NODE_TLS_REJECT_UNAUTHORIZED$/,
        when: ({ value }) => /^["'`]?0["'`]?$/.test(value.text),
      },
      {
        languages: JAVA,
        callee:
          /\.(?:setHostnameVerifier|setDefaultHostnameVerifier|hostnameVerifier|setSSLHostnameVerifier)$/,
        when: ({ args }) =>
          /ALLOW_ALL|AllowAll|NoopHostnameVerifier|NullHostnameVerifier|->\s*true|return\s+true/.test(
            args[0]?.text ?? '',
          ),
      },
      { languages: GO, entry: /^InsecureSkipVerify$/, when: ({ value }) => isTrue(value) },
      { languages: GO, callee: /ssh\.InsecureIgnoreHostKey$/ },
    ],
  },
  {
    id: 'old-protocol',
    type: 'crypto',
    cwe: 327,
    severity: 'MEDIUM',
    message: 'SSL 2, SSL 3, TLS 1.0 and TLS 1.1 are broken.',
    fix: 'Allow TLS 1.2 and newer only.',
    ways: [
      {
        languages: PY,
        entry: /^(?:ssl_version|version|method|protocol|ssl_method)$/,
        when: ({ value }) => OLD.test(value.text),
      },
      {
        languages: PY,
        callee: /(?:^|\.)(?:SSLContext|Context|wrap_socket)$/,
        when: ({ args }) => args.some((arg) => OLD.test(arg.text)),
      },
      {
        languages: JS,
        entry: /^(?:secureProtocol|minVersion|maxVersion)$/,
        when: ({ value }) => /SSLv[23]|TLSv1(?:_1|\.1)?(?:_\w*method)?["'`]?$/.test(value.text),
      },
      {
        languages: JAVA,
        callee: /^SSLContext\.getInstance$/,
        when: ({ args }) => /^(?:SSL|SSLv[23]|TLSv1(?:\.1)?)$/.test(literal(args[0]) ?? ''),
      },
      {
        languages: GO,
        entry: /^(?:MinVersion|MaxVersion)$/,
        when: ({ value }) => /Version(?:SSL30|TLS10|TLS11)$/.test(value.text),
      },
    ],
  },
];

const OLD = /(?:PROTOCOL_)?(?:SSLv[23]|TLSv1(?:_1)?)(?:_METHOD)?$/;

function isWeakInstance(name: string, factory: string): boolean {
  return WEAK_CIPHER.test(name) || (factory.startsWith('Cipher') && ECB.test(name));
}
