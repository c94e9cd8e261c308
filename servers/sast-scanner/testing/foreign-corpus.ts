import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { familyOf } from './own-corpus.ts';
import type { Sample } from './own-corpus.ts';

const MODULES = path.join(import.meta.dirname, '../../../node_modules');

/** What each rule whose test cases are read is about; rules that are about no weakness are not here. */
const ABOUT: Readonly<Record<string, number>> = {
  'detect-child-process': 78,
  'detect-disable-mustache-escape': 79,
  'detect-eval-with-expression': 95,
  'detect-eval-with-expr': 95,
  'detect-non-literal-fs-filename': 22,
  'detect-non-literal-regexp': 1333,
  'non-literal-reg-expr': 1333,
  'detect-non-literal-require': 829,
  'detect-non-literal-require-calls': 829,
  'detect-object-injection': 1321,
  'detect-possible-timing-attacks': 208,
  'detect-pseudoRandomBytes': 330,
  'detect-insecure-randomness': 330,
  'detect-unsafe-regexp': 1333,
  'detect-new-buffer': 119,
  'detect-buffer-noassert': 119,
  'detect-buffer-unsafe-allocation': 119,
  'detect-no-csrf-before-method-override': 352,
  'detect-nosql-injection': 943,
  'detect-sql-injection': 89,
  'detect-html-injection': 79,
  'detect-crlf': 113,
  'detect-dangerous-redirects': 601,
  'detect-option-rejectunauthorized-in-nodejs-httpsrequest': 295,
  'disable-ssl-across-node-server': 295,
  'detect-runinthiscontext-method-in-nodes-vm': 95,
  'detect-security-missconfiguration-cookie': 614,
};

/** The test cases that a plugin of ESLint ships with itself, or undefined when it is not installed. */
export function pluginCases(
  plugin: 'eslint-plugin-security' | 'eslint-plugin-security-node',
): Sample[] | undefined {
  const folder = path.join(
    MODULES,
    plugin,
    plugin === 'eslint-plugin-security' ? 'test/rules' : 'tests/lib/rules',
  );
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder).flatMap((file) => {
    const rule = path.basename(file, '.js');
    const cwe = Object.hasOwn(ABOUT, rule) ? ABOUT[rule] : undefined;
    if (cwe === undefined) return [];
    return casesOf(path.join(folder, file)).map(({ code, weak }, index) => ({
      name: `${rule}-${index}.js`,
      text: code,
      family: familyOf(cwe),
      weak,
    }));
  });
}

type Case = string | { code: string };

/** Their tests hand the cases to ESLint's RuleTester: one that only keeps them stands in its place meanwhile. */
function casesOf(file: string): { code: string; weak: boolean }[] {
  const require = createRequire(file);
  const eslint = require.resolve('eslint');
  const found: { code: string; weak: boolean }[] = [];
  class RuleTester {
    run(_name: string, _rule: unknown, { valid, invalid }: { valid: Case[]; invalid: Case[] }): void {
      const keep = (cases: Case[], weak: boolean): void => {
        found.push(...cases.map((one) => ({ code: typeof one === 'string' ? one : one.code, weak })));
      };
      keep(valid, false);
      keep(invalid, true);
    }
  }
  const kept = require.cache[eslint];
  const stand = { ...kept, exports: { RuleTester } } as unknown as NodeJS.Module;
  require.cache[eslint] = stand;
  try {
    require(file);
  } finally {
    delete require.cache[require.resolve(file)];
    if (kept === undefined) delete require.cache[eslint];
    else require.cache[eslint] = kept;
  }
  return found;
}

const BANDIT = '/usr/lib/python3/dist-packages/bandit';
/** Tests of Bandit that are about no weakness: assertions, exceptions that are passed over. */
const NOT_ABOUT = new Set(['asserts.py', 'try_except_continue.py', 'try_except_pass.py']);
const PLUGINS: Readonly<Record<string, number>> = {
  'app_debug.py': 489,
  'crypto_request_no_cert_validation.py': 295,
  'django_sql_injection.py': 89,
  'django_xss.py': 79,
  'exec.py': 95,
  'general_bad_file_permissions.py': 732,
  'general_bind_all_interfaces.py': 668,
  'general_hardcoded_password.py': 798,
  'general_hardcoded_tmp.py': 377,
  'hashlib_new_insecure_functions.py': 327,
  'injection_paramiko.py': 78,
  'injection_shell.py': 78,
  'injection_sql.py': 89,
  'injection_wildcard.py': 78,
  'insecure_ssl_tls.py': 327,
  'jinja2_templates.py': 79,
  'mako_templates.py': 79,
  'ssh_no_host_key_verification.py': 295,
  'weak_cryptographic_key.py': 326,
  'yaml_load.py': 502,
};

/**
 * The examples in the documentation of Bandit's tests, as the installed program brings them: the line that each
 * reports. Undefined when Bandit is not installed there.
 */
export function banditExamples(): Sample[] | undefined {
  const folder = path.join(BANDIT, 'plugins');
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder).flatMap((file) => {
    const cwe = Object.hasOwn(PLUGINS, file) ? PLUGINS[file] : undefined;
    if (cwe === undefined || NOT_ABOUT.has(file)) return [];
    const text = readFileSync(path.join(folder, file), 'utf8');
    return [...text.matchAll(/Location: \S*?:(\d+)\n((?:[ \t]*\d+(?:[ \t].*)?\n|[ \t]*\n)+)/g)].flatMap(
      ([, line, shown = ''], index) => {
        const marked = new RegExp(String.raw`^[ \t]*${line}[ \t]+(\S.*)$`, 'm').exec(shown)?.[1];
        if (marked === undefined) return [];
        const body = /[:(,]$/.test(marked)
          ? marked.endsWith(':')
            ? `${marked}\n    pass`
            : `${marked} 1)`
          : marked;
        return {
          name: `${path.basename(file, '.py')}_${index}.py`,
          text: `${IMPORTS}\n${body}\n`,
          family: familyOf(cwe),
          weak: true,
        };
      },
    );
  });
}

/** The examples leave out what they import. */
const IMPORTS =
  'import hashlib, subprocess, os, requests, ssl, yaml, jinja2, mako, paramiko, flask, socket\nimport subprocess as subp, os as o\nfrom cryptography.hazmat.primitives.asymmetric import dsa, rsa\nfrom jinja2 import Environment, Template\nfrom paramiko import client\nfrom django.utils.safestring import mark_safe\nfrom mako.template import Template as MakoTemplate';

/** The calls that Bandit's list of dangerous functions names, each in a file of one call; undefined without Bandit. */
export function banditCalls(): Sample[] | undefined {
  const file = path.join(BANDIT, 'blacklists/calls.py');
  if (!existsSync(file)) return undefined;
  const table = readFileSync(file, 'utf8').replaceAll(/\|\n\|\s+\|\s+\|\s+(\.[\w.]+)/g, '$1');
  const rows = [...table.matchAll(/^\|\s*(B\d+)?\s*\|[^|]*\|\s*-?\s*([\w.]+(?:\s*\|?\s*\.[\w.]+)?)\s*\|/gm)];
  let test = '';
  return rows.flatMap(([, id, name = ''], index) => {
    test = id ?? test;
    const cwe = Object.hasOwn(CALLS, test) ? CALLS[test] : undefined;
    const call = name.replaceAll(/[\s|]/g, '');
    if (cwe === undefined || !/^[a-z_]\w*(?:\.\w+)+$/i.test(call)) return [];
    const module = call.slice(0, call.lastIndexOf('.'));
    return {
      name: `${test}_${index}.py`,
      text: `import ${module}\n${call}(data)\n`,
      family: familyOf(cwe),
      weak: true,
    };
  });
}

const CALLS: Readonly<Record<string, number>> = {
  B301: 502,
  B302: 502,
  B303: 327,
  B304: 327,
  B305: 327,
  B306: 377,
  B311: 330,
  B313: 611,
  B314: 611,
  B315: 611,
  B316: 611,
  B317: 611,
  B318: 611,
  B319: 611,
  B320: 611,
  B323: 295,
};
