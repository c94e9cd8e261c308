import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { createRandom, FORMATS } from '#servers/source-scan/testing/random-secrets.ts';
import { openScanning, standIn } from './testing/scanning.ts';
import type { Scanning } from './testing/scanning.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

const TOKEN = FORMATS['GitHub token']?.(createRandom(3)) ?? '';
const FILES = {
  'src/a.js': `const a = 1;\nconst token = '${TOKEN}';\n`,
  'test/b.js': `const token = '${TOKEN}';\n`,
  'c.txt': 'acme_0123456789abcdef\nanother line\nlast line\n',
};

async function open(scripts: Record<string, string> = {}): Promise<Scanning> {
  closing.push(standIn(scripts).close);
  const server = await openScanning(FILES);
  closing.push(server.close);
  return server;
}

const places = (data: { findings?: unknown }): string[] =>
  (data.findings as { path: string; line: number; engine: string }[])
    .map(({ path, line, engine }) => `${path}:${line} ${engine}`)
    .toSorted();

describe('detect_hardcoded_secrets', () => {
  test('by its own rules, masked; what is not installed is said', async () => {
    expect(TOKEN.length).toBeGreaterThan(20);
    const server = await open();
    const { data, error } = await server.call('detect_hardcoded_secrets', { target_path: '.', sarif: true });
    expect(error).toBeUndefined();
    expect(places(data)).toEqual(['src/a.js:2 patterns', 'test/b.js:1 patterns']);
    expect(JSON.stringify(data)).not.toContain(TOKEN);
    expect(data['engines']).toEqual([
      { engine: 'patterns', found: 2, reason: null },
      { engine: 'gitleaks', found: null, reason: 'not installed' },
      { engine: 'trufflehog', found: null, reason: 'not installed' },
    ]);
  });

  test('own patterns and excluded files', async () => {
    const server = await open();
    const { data } = await server.call('detect_hardcoded_secrets', {
      target_path: '.',
      custom_patterns: '["acme_[a-f0-9]{16}"]',
      exclude_patterns: '^test/, [.]md$',
    });
    expect(places(data)).toEqual(['c.txt:1 patterns', 'src/a.js:2 patterns']);
    expect(data).toMatchObject({ excluded: 1, files: 2 });
  });

  test.each([
    [{ custom_patterns: 'x' }, 'custom_patterns'],
    [{ custom_patterns: '["(?=a)"]' }, 'custom_patterns.0'],
    [{ exclude_patterns: '(' }, 'exclude_patterns.0'],
    [{ exclude_patterns: 'a,'.repeat(60) }, 'exclude_patterns'],
  ])('%j is refused', async (args, field) => {
    const server = await open();
    const { error } = await server.call('detect_hardcoded_secrets', { target_path: '.', ...args });
    expect(error).toMatchObject({ code: 'V', field });
  });

  test('a pattern that would be slow elsewhere is not', async () => {
    const server = await open();
    const { error } = await server.call('detect_hardcoded_secrets', {
      target_path: '.',
      custom_patterns: '["(a+)+$"]',
      exclude_patterns: '(x+x+)+y',
    });
    expect(error).toBeUndefined();
  });
});

describe('stand-ins for gitleaks and trufflehog, after their documented JSON', () => {
  const GITLEAKS = `
fs.writeFileSync(__dirname + '/gitleaks-words', JSON.stringify(args));
const root = option('--source');
fs.writeFileSync(option('--report-path'), JSON.stringify([
  { RuleID: 'github-pat', Description: 'GitHub', File: root + '/src/a.js', StartLine: 2, EndLine: 2, StartColumn: 16, Match: 'REDACTED', Secret: 'REDACTED' },
  { RuleID: 'generic', Description: 'Generic', File: root + '/c.txt', StartLine: 2 }]));`;
  const TRUFFLEHOG = `
fs.writeFileSync(__dirname + '/trufflehog-words', JSON.stringify(args));
console.log(JSON.stringify({ SourceMetadata: { Data: { Filesystem: { file: args[1] + '/src/a.js', line: 2 } } }, DetectorName: 'Github', Verified: false, Raw: ${JSON.stringify(TOKEN)} }));
console.log(JSON.stringify({ SourceMetadata: { Data: { Filesystem: { file: args[1] + '/c.txt', line: 3 } } }, DetectorName: 'Acme', Verified: false, Raw: 'unknown-secret-value' }));`;

  test('what several find on a line is one finding; nothing is sent to be verified', async () => {
    const programs = standIn({ gitleaks: GITLEAKS, trufflehog: TRUFFLEHOG });
    closing.push(programs.close);
    const server = await openScanning(FILES);
    closing.push(server.close);
    const { data } = await server.call('detect_hardcoded_secrets', {
      target_path: '.',
      exclude_patterns: '^test/',
    });
    expect(places(data)).toEqual([
      'c.txt:2 gitleaks',
      'c.txt:3 trufflehog',
      'src/a.js:2 patterns, gitleaks, trufflehog',
    ]);
    expect(JSON.stringify(data)).not.toContain('unknown-secret-value');
    expect(readFileSync(`${programs.folder}/trufflehog-words`, 'utf8')).toContain('--no-verification');
    expect(readFileSync(`${programs.folder}/gitleaks-words`, 'utf8')).toContain('--redact');
  });

  test('one that fails or dies is said, and its silence is no result', async () => {
    const server = await open({
      gitleaks: 'process.stderr.write("no rules\\n"); process.exitCode = 2;',
      trufflehog: 'process.kill(process.pid, "SIGKILL"); setInterval(() => {}, 1000);',
    });
    const { data } = await server.call('detect_hardcoded_secrets', { target_path: '.' });
    expect(data['engines']).toMatchObject([
      { engine: 'patterns', found: 2 },
      { engine: 'gitleaks', found: null, reason: expect.stringContaining('no rules') as unknown },
      { engine: 'trufflehog', found: null, reason: expect.stringContaining('137') as unknown },
    ]);
  });
});
