import type { Severity } from '#servers/source-scan/found-secret.ts';
import type { Finding } from './finding.ts';
import { createLines } from '#servers/source-scan/lines.ts';
import type { TargetFile } from '#servers/source-scan/target-files.ts';

interface CodeRule {
  id: string;
  title: string;
  severity: Severity;
  /** CWE and the category of the OWASP Top 10 of 2021. */
  reference: string;
  files: RegExp;
  /** Bounded quantifiers only; never over a line's end. */
  pattern: RegExp;
}

const MAX_PER_RULE = 50;
const CODE = /\.(?:[cm]?[jt]sx?|py|java|kt|scala|go|rb|php|cs|vue|svelte)$/i;
const JS = /\.(?:[cm]?[jt]sx?|vue|svelte)$/i;
const PY = /\.py$/i;
const PHP = /\.php$/i;
const JVM = /\.(?:java|kt|scala|groovy)$/i;
const ANY = /./;

const rule = (
  id: string,
  title: string,
  severity: Severity,
  reference: string,
  files: RegExp,
  pattern: RegExp,
): CodeRule => ({ id, title, severity, reference, files, pattern });

const SQL = String.raw`(?:SELECT\s[^"'\`\n]{1,120}\sFROM|INSERT\s{1,5}INTO|UPDATE\s[^"'\`\n]{1,80}\sSET|DELETE\s{1,5}FROM)\s`;
const RULES: readonly CodeRule[] = [
  rule(
    'log4shell',
    'Log4Shell lookup',
    'CRITICAL',
    'CWE-917, A03',
    ANY,
    /\$\{(?:jndi|\$\{(?:lower|upper|::-)[^}\n]{0,20}\}[^\n]{0,40}):(?:ldaps?|rmi|dns|iiop|http):?\/?/gi,
  ),
  rule(
    'log4j-version',
    'log4j-core before 2.17.1',
    'CRITICAL',
    'CWE-1104, A06',
    /(?:pom\.xml|\.gradle(?:\.kts)?|ivy\.xml|\.sbt)$/i,
    /log4j-core["']?(?:<\/artifactId>\s{0,200}<version>|["':,%\s]{1,10}(?:version\s{0,3}[:=]\s{0,3})?["']?)2\.(?:\d|1[0-6])\.\d{1,3}\b/gi,
  ),
  rule(
    'sql-injection-concat',
    'SQL made by joining strings',
    'HIGH',
    'CWE-89, A03',
    CODE,
    new RegExp(
      String.raw`["'\`]\s{0,10}${SQL}[^\n]{0,200}?["']\s{0,5}(?:\+|\.(?=\s{0,3}\$)|%\s{0,3}[(\w])\s{0,5}\(?[\w$]`,
      'gi',
    ),
  ),
  rule(
    'sql-injection-template',
    'SQL with values put into its text',
    'HIGH',
    'CWE-89, A03',
    JS,
    new RegExp(String.raw`(?:query|execute|raw|exec)\s{0,3}\(\s{0,10}\`\s{0,10}${SQL}[^\`]{0,300}\$\{`, 'gi'),
  ),
  rule(
    'sql-injection-format',
    'SQL with values put into its text',
    'HIGH',
    'CWE-89, A03',
    PY,
    new RegExp(
      String.raw`(?:\bf["']{1,3}\s{0,10}${SQL}[^\n]{0,200}\{|["']{1,3}\s{0,10}${SQL}[^\n]{0,200}["']{1,3}\s{0,3}\.format\()`,
      'gi',
    ),
  ),
  rule(
    'sql-injection-php',
    'SQL with variables in its text',
    'HIGH',
    'CWE-89, A03',
    PHP,
    new RegExp(String.raw`"\s{0,10}${SQL}[^"\n]{0,200}\$(?:_(?:GET|POST|REQUEST|COOKIE)\b|\{?[a-z_])`, 'gi'),
  ),
  rule(
    'command-injection-shell',
    'A shell runs text with values in it',
    'HIGH',
    'CWE-78, A03',
    JS,
    /\b(?:exec|execSync)\s{0,3}\(\s{0,10}(?:`[^`\n]{0,200}\$\{|["'][^"'\n]{0,200}["']\s{0,5}\+)/g,
  ),
  rule(
    'command-injection-python',
    'A shell runs text with values in it',
    'HIGH',
    'CWE-78, A03',
    PY,
    /\bos\.(?:system|popen)\s{0,3}\(\s{0,10}(?:f["']|[^)"'\n]{0,80}(?:\+|%)|["'][^"'\n]{0,200}["']\s{0,5}(?:\+|%|\.format)|[a-z_]\w{0,60}\s{0,3}\))|\bsubprocess\.\w{1,20}\s{0,3}\([^\n]{0,300}shell\s{0,3}=\s{0,3}True/g,
  ),
  rule(
    'command-injection-php',
    'A shell runs what a request says',
    'CRITICAL',
    'CWE-78, A03',
    PHP,
    /\b(?:system|exec|shell_exec|passthru|popen|proc_open)\s{0,3}\([^;\n]{0,200}\$(?:_(?:GET|POST|REQUEST|COOKIE)\b|\{?[a-z_])/gi,
  ),
  rule(
    'command-injection-java',
    'A program is started with joined text',
    'HIGH',
    'CWE-78, A03',
    JVM,
    /\.exec\s{0,3}\(\s{0,10}["'][^"\n]{0,200}["']\s{0,5}\+/g,
  ),
  rule(
    'code-injection',
    'Text is run as code',
    'HIGH',
    'CWE-95, A03',
    /\.(?:[cm]?[jt]sx?|py|php|rb)$/i,
    /(?<![\w.$])(?:eval|exec)\s{0,3}\(\s{0,5}(?:req(?:uest)?\.|input\s{0,3}\(|params|\$_(?:GET|POST|REQUEST)|user_?input|data\b|code\b)/gi,
  ),
  rule(
    'path-traversal',
    'A path is made of what a request says',
    'HIGH',
    'CWE-22, A01',
    CODE,
    /(?:readFile(?:Sync)?|createReadStream|sendFile|writeFile(?:Sync)?|open|file_get_contents|include(?:_once)?|require(?:_once)?|fopen|new\s{1,3}File(?:InputStream)?)\s{0,3}\(?[^;\n]{0,120}(?:req(?:uest)?\.(?:query|params|body|args|form|GET|POST|getParameter)|\$_(?:GET|POST|REQUEST|COOKIE))/g,
  ),
  rule(
    'xxe-java',
    'XML parser that may load external entities',
    'HIGH',
    'CWE-611, A05',
    JVM,
    /(?:DocumentBuilderFactory|SAXParserFactory|XMLInputFactory)\.(?:newInstance|newFactory)\s{0,3}\(\s{0,3}\)/g,
  ),
  rule(
    'xxe-python',
    'XML parser that resolves entities',
    'HIGH',
    'CWE-611, A05',
    PY,
    /resolve_entities\s{0,3}=\s{0,3}True|(?:xml\.sax|xml\.dom\.(?:minidom|pulldom))[^\n]{0,40}\.parse/g,
  ),
  rule(
    'xxe-php',
    'XML entities are loaded',
    'HIGH',
    'CWE-611, A05',
    PHP,
    /LIBXML_NOENT|libxml_disable_entity_loader\s{0,3}\(\s{0,3}false/gi,
  ),
  rule(
    'xxe-entity',
    'XML with an external entity',
    'MEDIUM',
    'CWE-611, A05',
    /\.(?:xml|svg|xsd|xsl)$/i,
    /<!ENTITY\s{1,10}[^>\n]{0,80}(?:SYSTEM|PUBLIC)\s{1,10}["']/gi,
  ),
  rule(
    'unsafe-deserialisation',
    'Objects are made from data',
    'HIGH',
    'CWE-502, A08',
    CODE,
    /\bpickle\.loads?\s{0,3}\(|\byaml\.load\s{0,3}\((?![^\n]{0,200}(?:Safe|CSafe)Loader)|\bmarshal\.loads\s{0,3}\(|new\s{1,3}ObjectInputStream\s{0,3}\(|\bunserialize\s{0,3}\([^)\n]{0,60}\$|BinaryFormatter\s{0,3}\(|node-serialize/g,
  ),
  rule(
    'tls-not-verified',
    'Certificates are not checked',
    'HIGH',
    'CWE-295, A02',
    CODE,
    /rejectUnauthorized\s{0,3}:\s{0,3}false|NODE_TLS_REJECT_UNAUTHORIZED["'\]\s]{0,5}=\s{0,3}["']?0|\bverify\s{0,3}=\s{0,3}False|InsecureSkipVerify\s{0,3}:\s{0,3}true|CURLOPT_SSL_VERIFY(?:PEER|HOST)\s{0,3}(?:,|=>)\s{0,3}(?:false|0)|ssl\._create_unverified_context/g,
  ),
  rule(
    'weak-hash',
    'Broken hash',
    'MEDIUM',
    'CWE-327, A02',
    CODE,
    /createHash\s{0,3}\(\s{0,3}["'](?:md5|md4|sha1)["']|hashlib\.(?:md5|sha1)\s{0,3}\((?![^\n]{0,120}usedforsecurity\s{0,3}=\s{0,3}False)|MessageDigest\.getInstance\s{0,3}\(\s{0,3}"(?:MD5|SHA-?1)"|\b(?:md5|sha1)\.(?:New|Sum)\s{0,3}\(|(?<![\w.$>])md5\s{0,3}\(\s{0,3}\$/g,
  ),
  rule(
    'weak-cipher',
    'Broken cipher',
    'HIGH',
    'CWE-327, A02',
    CODE,
    /createCipher(?:iv)?\s{0,3}\(\s{0,3}["'](?:des|rc4|aes-\d{3}-ecb)|Cipher\.getInstance\s{0,3}\(\s{0,3}"(?:DES|RC4|[A-Za-z]{2,10}\/ECB)|\b(?:DES|ARC4)\.new\s{0,3}\(|MODE_ECB\b|\b(?:des|rc4)\.NewCipher\s{0,3}\(/gi,
  ),
  rule(
    'cross-site-scripting',
    'HTML is made from values',
    'MEDIUM',
    'CWE-79, A03',
    /\.(?:[cm]?[jt]sx?|vue|svelte|html?|php)$/i,
    /\.innerHTML\s{0,3}\+?=\s{0,3}(?!\s{0,3}["'`]{2}|["'][^"'\n]{0,300}["']\s{0,3};?\s{0,3}$)(?=[^\n]{0,200}(?:\+|\$\{|location|req\b|params|input|data|\.value))|document\.write(?:ln)?\s{0,3}\([^)\n]{0,100}(?:location|document\.(?:URL|referrer)|\+)|\becho\s{1,5}\$_(?:GET|POST|REQUEST|COOKIE)/gm,
  ),
  rule(
    'debug-mode',
    'Debugging is switched on',
    'LOW',
    'CWE-489, A05',
    /(?:\.py|\.env[^/]*|\.php|\.ini)$/i,
    /^\s{0,20}(?:DEBUG|APP_DEBUG|FLASK_DEBUG)\s{0,3}=\s{0,3}(?:True|true|1)\s{0,10}$|\bapp\.run\s{0,3}\([^)\n]{0,200}debug\s{0,3}=\s{0,3}True/gm,
  ),
  rule(
    'open-cors',
    'Any site may read the answers',
    'MEDIUM',
    'CWE-942, A05',
    CODE,
    /Access-Control-Allow-Origin["']\s{0,5}[,:]\s{0,5}["']\*["']/gi,
  ),
  rule(
    'server-side-request',
    'An address is taken from a request',
    'HIGH',
    'CWE-918, A10',
    CODE,
    /\b(?:requests\.(?:get|post|put|head)|urlopen|fetch|axios(?:\.\w{1,10})?|http\.Get|file_get_contents|curl_init)\s{0,3}\(\s{0,10}(?:req(?:uest)?\.(?:query|params|body|args|form|GET|POST|getParameter)|\$_(?:GET|POST|REQUEST))/g,
  ),
  rule(
    'jwt-not-verified',
    'A token is taken without its signature',
    'HIGH',
    'CWE-347, A07',
    CODE,
    /["']?verify_signature["']?\s{0,3}:\s{0,3}False|algorithms?["']?\s{0,3}[:=]\s{0,3}\[?\s{0,3}["']none["']/gi,
  ),
  rule(
    'open-permissions',
    'Everybody may write',
    'MEDIUM',
    'CWE-732, A01',
    /\.(?:[cm]?[jt]sx?|py|php|rb|go|sh|bash)$|(?:^|\/)Dockerfile/i,
    /\bchmod(?:Sync)?\s{0,3}\(?\s{0,3}(?:[^,\n]{1,100},\s{0,3})?(?:-R\s{1,3})?0?o?777\b/g,
  ),
];

/** Risky places in one file, by the shape of the code; a hint, not a proof. */
export function findVulnerable({ name, text }: TargetFile): Finding[] {
  const applying = RULES.filter(({ files }) => files.test(name));
  if (applying.length === 0) return [];
  const lines = createLines(text);
  return applying.flatMap(({ id, title, severity, reference, pattern }) => {
    const found: Finding[] = [];
    for (const match of text.matchAll(pattern)) {
      const line = lines.numberAt(match.index);
      if (isComment(lines.textOf(line))) continue;
      const shown = match[0].replaceAll(/\s+/g, ' ').slice(0, 120);
      found.push({ kind: 'vulnerability', rule: id, title, severity, path: name, line, shown, reference });
      if (found.length === MAX_PER_RULE) break;
    }
    return found;
  });
}

function isComment(line: string): boolean {
  return /^\s*(?:\/\/|#(?!!)|\*|--)/.test(line);
}
