import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import type { ESLint, Linter } from 'eslint';
import { ESLINT_RULES } from './eslint-rules.ts';
import type { Finding } from './finding.ts';
import type { Looked } from './scan-each-file.ts';

const JAVASCRIPT = new Set(['.js', '.cjs', '.mjs', '.jsx']);
const TYPESCRIPT = new Set(['.ts', '.cts', '.mts']);
const PREFIX = 'security/';

/** Documented, and missing in the types of ESLint 10. */
interface Suppressing {
  getSuppressedMessages(): Linter.LintMessage[];
}

interface Engine {
  linter: Linter & Suppressing;
  plugin: ESLint.Plugin;
}

let engine: Promise<Engine> | undefined;

/** Whether the file is one that can be linted: JavaScript, and TypeScript whose types can be taken out (no JSX). */
export function isLintable(name: string): boolean {
  const ending = path.extname(name);
  return JAVASCRIPT.has(ending) || TYPESCRIPT.has(ending);
}

/**
 * Runs the rules of eslint-plugin-security over a text, inside this process: no configuration, plugin or parser of
 * the project is loaded, because they are code. Types of TypeScript are blanked out first, so places stay.
 */
export async function lint(name: string, text: string): Promise<Looked> {
  const { linter, plugin } = await (engine ??= startEngine());
  const code = TYPESCRIPT.has(path.extname(name)) ? withoutTypes(text) : text;
  if (code === undefined) return { findings: [], allowed: 0, problem: 'its types cannot be taken out' };
  let problem: string | undefined;
  for (const sourceType of sourceTypes(name)) {
    // By its name ESLint would look for a configuration of its own; the language is said above.
    const messages = linter.verify(code, configOf(plugin, sourceType), { filename: 'file.js' });
    const fatal = messages.find((message) => message.fatal === true);
    if (fatal !== undefined) {
      problem ??= `line ${fatal.line}: ${fatal.message}`;
      continue;
    }
    const isOurs = ({ ruleId }: Linter.LintMessage): boolean => ruleId?.startsWith(PREFIX) ?? false;
    return {
      findings: messages.filter(isOurs).map((message) => findingOf(name, message)),
      allowed: linter.getSuppressedMessages().filter(isOurs).length,
    };
  }
  return { findings: [], allowed: 0, ...(problem === undefined ? {} : { problem }) };
}

async function startEngine(): Promise<Engine> {
  const [{ Linter: Engine }, { default: plugin }] = await Promise.all([
    import('eslint/universal'),
    import('eslint-plugin-security'),
  ]);
  return { linter: new Engine({ configType: 'flat' }) as Linter & Suppressing, plugin };
}

function configOf(plugin: ESLint.Plugin, sourceType: 'module' | 'script' | 'commonjs'): Linter.Config[] {
  return [
    {
      files: ['**/*'],
      plugins: { security: plugin },
      languageOptions: {
        ecmaVersion: 'latest',
        sourceType,
        parserOptions: { ecmaFeatures: { jsx: true } },
      },
      rules: Object.fromEntries(
        Object.keys(ESLINT_RULES).map((rule) => [`${PREFIX}${rule}`, 'warn'] as const),
      ),
    },
  ];
}

function sourceTypes(name: string): ('module' | 'script' | 'commonjs')[] {
  const ending = path.extname(name);
  if (ending === '.cjs' || ending === '.cts') return ['commonjs'];
  return /^\.m[jt]s$/.test(ending) ? ['module'] : ['module', 'commonjs', 'script'];
}

function withoutTypes(text: string): string | undefined {
  try {
    return stripTypeScriptTypes(text);
  } catch {
    return undefined;
  }
}

function findingOf(name: string, { ruleId, message, line, column, endLine }: Linter.LintMessage): Finding {
  const rule = (ruleId ?? '').slice(PREFIX.length);
  const about = Object.hasOwn(ESLINT_RULES, rule) ? ESLINT_RULES[rule] : undefined;
  return {
    engine: 'eslint',
    rule,
    severity: about?.severity ?? 'LOW',
    message,
    fix: about?.fix ?? null,
    cwe: about === undefined ? [] : [about.cwe],
    path: name,
    line,
    column,
    end_line: endLine ?? null,
    shown: null,
  };
}
