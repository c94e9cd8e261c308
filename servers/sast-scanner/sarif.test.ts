import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { afterEach, expect, test } from 'vitest';
import { startOsvService } from '#servers/osv/testing/osv-service.ts';
import { HIGH_IN_LEFT } from '#servers/osv/testing/records.ts';
import { sarifLog } from './sarif.ts';
import { openScanning, standIn } from './testing/scanning.ts';

const SCHEMAS = path.join(import.meta.dirname, '../../node_modules/@microsoft/jest-sarif/lib/schemas');
const here = existsSync(SCHEMAS);

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** The schema is of draft 4, of which it uses nothing that later drafts read otherwise. */
function validator(): (log: unknown) => string[] {
  const [file = ''] = readdirSync(SCHEMAS).filter((name) => name.startsWith('sarif-2.1.0'));
  const {
    $schema: _,
    id: __,
    ...schema
  } = JSON.parse(readFileSync(path.join(SCHEMAS, file), 'utf8')) as Record<string, unknown>;
  const validate = new Ajv({
    strict: false,
    unicodeRegExp: false,
    allErrors: true,
    validateFormats: false,
  }).compile(schema);
  return (log) => {
    validate(log);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}

const ENGINES = {
  bandit: `process.stdout.write(JSON.stringify({ generated_at: '', errors: [], metrics: {}, results: [{ filename: args[1] + '/a b.py', issue_severity: 'HIGH', issue_confidence: 'LOW', issue_text: 'A shell.', line_number: 2, line_range: [2, 3], col_offset: 0, test_id: 'B605', test_name: 'start_process_with_a_shell' }] }))`,
  semgrep: `process.stdout.write(JSON.stringify({ results: [{ check_id: 'x', path: 'a b.py', start: { line: 1, col: 1 }, end: { line: 1 }, extra: { message: 'm', severity: 'INFO' } }], errors: [] }))`,
  codeql: `if (args[1] === 'analyze') fs.writeFileSync(option('--output'), JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'CodeQL' } }, results: [{ ruleId: 'r', message: { text: 'm' }, locations: [{ physicalLocation: { artifactLocation: { uri: 'a%20b.py' } } }] }] }] }))`,
};

test.skipIf(!here)(
  'the log of every scan is valid by the schema of SARIF 2.1.0 (in the package @microsoft/jest-sarif)',
  async () => {
    closing.push(standIn(ENGINES).close);
    const osv = await startOsvService([HIGH_IN_LEFT]);
    closing.push(osv.close);
    const server = await openScanning(
      {
        'a b.py': 'import os\nos.system("ls " + n)\nAPI_KEY = "9f8e7d6c5b4a39281706"\n',
        'b.js': 'eval(x);\n',
        'package.json': '{"name":"x","version":"1.0.0","dependencies":{"made-up-left":"^1.0.0"}}',
        'package-lock.json': JSON.stringify({
          lockfileVersion: 3,
          packages: {
            '': { name: 'x', version: '1.0.0', dependencies: { 'made-up-left': '^1.0.0' } },
            'node_modules/made-up-left': { version: '1.0.0' },
          },
        }),
      },
      { OSV_API_URL: osv.url },
    );
    closing.push(server.close);
    const problems = validator();
    const scans: [string, Record<string, string>][] = [
      ['analyze_code_patterns', {}],
      ['run_eslint_scan', {}],
      ['detect_hardcoded_secrets', {}],
      ['run_bandit_scan', {}],
      ['run_semgrep_scan', {}],
      ['run_codeql_scan', { language: 'python' }],
      ['analyze_dependencies', {}],
    ];
    for (const [tool, more] of scans) {
      const target = tool === 'analyze_dependencies' ? 'project_path' : 'target_path';
      const { data, error } = await server.call(tool, { [target]: '.', sarif: true, ...more });
      expect(error, tool).toBeUndefined();
      const log = data['sarif'] as { runs: { results: unknown[] }[] };
      expect(problems(log), tool).toEqual([]);
      expect(log.runs[0]?.results.length, tool).toBeGreaterThan(0);
    }
    expect(problems({ version: '2.1.0', runs: [{ results: [] }] })).not.toEqual([]);
  },
);

test('paths are addresses, levels follow severity, rules stand once', () => {
  const finding = {
    engine: 'patterns',
    rule: 'r',
    severity: 'HIGH' as const,
    message: 'm',
    fix: 'f',
    cwe: [78],
    path: 'a b/ü.py',
    line: 3,
    column: 5,
    end_line: 4,
    shown: null,
  };
  const { runs } = sarifLog('patterns', '1', [finding, { ...finding, severity: 'LOW', line: 9 }], '/project');
  expect(runs[0]?.tool.driver.rules).toEqual([
    expect.objectContaining({
      id: 'r',
      properties: { 'security-severity': '8.0', tags: ['security', 'external/cwe/cwe-078'] },
    }),
  ]);
  expect(runs[0]?.originalUriBaseIds).toEqual({ TARGET: { uri: 'file:///project/' } });
  expect(runs[0]?.results).toMatchObject([
    {
      level: 'error',
      ruleIndex: 0,
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a%20b/%C3%BC.py', uriBaseId: 'TARGET' },
            region: { startLine: 3, startColumn: 5, endLine: 4 },
          },
        },
      ],
    },
    { level: 'note' },
  ]);
});
