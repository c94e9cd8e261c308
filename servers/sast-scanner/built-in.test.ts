import { afterEach, describe, expect, test } from 'vitest';
import { callContext } from '#servers/kit/testing.ts';
import { analyzeCodePatterns } from './analyze-code-patterns.ts';
import { sastScanner } from './sast-scanner.ts';
import { openScanning, standIn } from './testing/scanning.ts';
import type { Scanning } from './testing/scanning.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function open(files: Record<string, string>): Promise<Scanning> {
  const server = await openScanning(files);
  closing.push(server.close);
  return server;
}

interface Told {
  rule: string;
  path: string;
  line: number;
  cwe: number[];
  shown: string | null;
}
const told = (data: { findings?: unknown }): Told[] => data.findings as Told[];

const FILES = {
  'src/a.py': 'import os\ndef f(n):\n    os.system("ls " + n)\n',
  'src/b.ts': 'export const f = (db: Db, n: string) => db.query(`SELECT a FROM t WHERE n = ${n}`);\n',
  'src/C.java': 'class C { void f() throws Exception { MessageDigest.getInstance("MD5"); } }\n',
  'src/d.go': 'package d\nimport "crypto/tls"\nfunc f() { _ = &tls.Config{InsecureSkipVerify: true} }\n',
  'src/readme.md': 'os.system("ls " + n)\n',
};

describe('analyze_code_patterns', () => {
  test('every language, the most severe first, with CWE, fix and place', async () => {
    const server = await open(FILES);
    const { data, error, text } = await server.call('analyze_code_patterns', { target_path: '.' });
    expect(error).toBeUndefined();
    expect(told(data).map(({ rule, path, line, cwe }) => ({ rule, path, line, cwe }))).toEqual([
      { rule: 'command-injection', path: 'src/a.py', line: 3, cwe: [78] },
      { rule: 'sql-injection', path: 'src/b.ts', line: 1, cwe: [89] },
      { rule: 'certificate-not-verified', path: 'src/d.go', line: 3, cwe: [295] },
      { rule: 'weak-hash', path: 'src/C.java', line: 1, cwe: [327] },
    ]);
    expect(data).toMatchObject({
      total: 4,
      files: 4,
      complete: true,
      sarif: null,
      by_severity: { HIGH: 3, MEDIUM: 1 },
    });
    expect(text).toContain('patterns: 4 findings in 4 files.');
  });

  test('only the language and the types that are asked for', async () => {
    const server = await open(FILES);
    const crypto = await server.call('analyze_code_patterns', { target_path: '.', pattern_types: 'crypto' });
    expect(told(crypto.data).map(({ path }) => path)).toEqual(['src/d.go', 'src/C.java']);
    const go = await server.call('analyze_code_patterns', { target_path: 'src', language: 'go' });
    expect(go.data).toMatchObject({ total: 1, files: 1 });
  });

  test.each([
    [{ target_path: '.', pattern_types: 'injection,magic' }, 'V', 'pattern_types'],
    [{ target_path: '.', pattern_types: ' , ' }, 'V', 'pattern_types'],
    [{ target_path: '.', language: 'cobol' }, 'V', 'language'],
    [{ target_path: 'nowhere' }, 'N', 'target_path'],
    [{ target_path: '../..' }, 'P', 'target_path'],
  ])('%j is refused with %s', async (args, code, field) => {
    const server = await open({ 'a.py': '' });
    const { error } = await server.call('analyze_code_patterns', args);
    expect(error).toMatchObject({ code, field });
  });

  test('a secret in the code is told without its value, on every finding of its line', async () => {
    const server = await open({
      'a.js': 'connect({ password: "tr0ub4dor-3", rejectUnauthorized: false });\n',
    });
    const { data } = await server.call('analyze_code_patterns', { target_path: 'a.js', sarif: true });
    expect(told(data).map(({ rule }) => rule)).toEqual(['certificate-not-verified', 'hard-coded-secret']);
    expect(JSON.stringify(data)).not.toContain('tr0ub4dor');
  });

  test('lines that say that they are known are counted, files that nobody wrote are named', async () => {
    const server = await open({
      'a.py': 'import os\ndef f(n):\n    os.system(n)  # nosec\n',
      'b.min.js': `var a=${'1+'.repeat(2_000)}1;eval(a)`,
    });
    const { data } = await server.call('analyze_code_patterns', { target_path: '.' });
    expect(data).toMatchObject({
      total: 0,
      allowed: 1,
      not_read: [{ path: 'b.min.js', reason: 'minified' }],
    });
  });

  test('code that does not parse is read as far as it goes', async () => {
    const server = await open({ 'a.py': 'def f(:\n  ((\nimport os\nos.system("ls " + n)\n' });
    const { error, data } = await server.call('analyze_code_patterns', { target_path: 'a.py' });
    expect(error).toBeUndefined();
    expect(data).toMatchObject({ files: 1 });
  });

  test('a cancelled call ends', async () => {
    const server = await open(FILES);
    const stop = new AbortController();
    const context = callContext(sastScanner, { folders: [server.folder], signal: stop.signal });
    const progress = analyzeCodePatterns.call({ target_path: '.' }, context);
    stop.abort(new Error('cancelled'));
    await expect(progress).rejects.toThrow('cancelled');
  });
});

describe('run_eslint_scan', () => {
  test('JavaScript and TypeScript, at the place where it is', async () => {
    const server = await open({
      'a.js': 'const cp = require("child_process");\n\ncp.exec(process.argv[2]);\n',
      'b.ts': 'interface A { b: string }\nexport const f = (a: A): unknown => eval(a.b);\n',
      'c.cjs': 'with (a) { eval(b) }\n',
      'd.py': 'eval(a)\n',
    });
    const { data, error } = await server.call('run_eslint_scan', { target_path: '.' });
    expect(error).toBeUndefined();
    expect(told(data)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ rule: 'detect-child-process', path: 'a.js', line: 3, cwe: [78] }),
        expect.objectContaining({ rule: 'detect-eval-with-expression', path: 'b.ts', line: 2, column: 37 }),
        expect.objectContaining({ rule: 'detect-eval-with-expression', path: 'c.cjs' }),
      ]),
    );
    expect(data).toMatchObject({ files: 3, not_read: [] });
  });

  test('no configuration of the project is loaded: it is code', async () => {
    const server = await open({
      'eslint.config.js': 'globalThis.loadedByLinter = true; throw new Error("loaded");\n',
      '.eslintrc.js': 'globalThis.loadedByLinter = true;\n',
      'package.json': '{"eslintConfig":{"rules":{"security/detect-eval-with-expression":"off"}}}',
      'a.js': 'eval(b);\n',
    });
    const { data } = await server.call('run_eslint_scan', { target_path: '.' });
    expect(told(data).map(({ path }) => path)).toEqual(['a.js']);
    expect('loadedByLinter' in globalThis).toBe(false);
  });

  test('what a comment switches off is counted, what cannot be parsed is named', async () => {
    const server = await open({
      'a.js': '// eslint-disable-next-line security/detect-eval-with-expression\neval(b);\n',
      'b.js': 'const = ;\n',
      'c.ts': 'enum A { B }\n',
    });
    const { data } = await server.call('run_eslint_scan', { target_path: '.' });
    expect(data).toMatchObject({ total: 0, allowed: 1, complete: false });
    expect((data['not_read'] as { path: string }[]).map(({ path }) => path)).toEqual(['b.js', 'c.ts']);
  });

  test('a target that is not there', async () => {
    const server = await open({});
    const { error } = await server.call('run_eslint_scan', { target_path: 'nowhere' });
    expect(error).toMatchObject({ code: 'N', field: 'target_path' });
  });
});

describe('gather_context', () => {
  test('what is installed, and the rules that are built in', async () => {
    const engines = standIn({ semgrep: '' });
    closing.push(engines.close);
    const server = await open({});
    const { data } = await server.call('gather_context', {});
    expect(data).toMatchObject({
      context: {
        installed: { semgrep: true, bandit: false, codeql: false, gitleaks: false, trufflehog: false },
        rules: { injection: expect.arrayContaining(['sql-injection (CWE-89)']) as unknown },
      },
    });
  });
});
