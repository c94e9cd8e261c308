import type { Node } from 'web-tree-sitter';
import { GO, isTrue, JAVA, JS, literal, option, PY, variable } from './rule.ts';
import type { Look, Rule } from './rule.ts';
import type { Call } from '../syntax/source.ts';

const SHELL = /^(?:.*\/)?(?:sh|bash|zsh|dash|ksh|cmd(?:\.exe)?|powershell(?:\.exe)?|pwsh)$/i;

/** `sh -c TEXT` with a text that is not constant, as separate arguments or as a list. */
function runsShell({ args }: Call, look: Look): boolean {
  const words = args.flatMap((arg) => (isList(arg) ? arg.namedChildren : [arg]));
  const [program, flag, ...rest] = words;
  if (!SHELL.test(literal(program) ?? '') || !/^[-/]/.test(literal(flag) ?? '')) return false;
  return rest.some((one) => !look.isConstant(one));
}

function isList(node: Node): boolean {
  return ['list', 'array', 'array_initializer', 'tuple'].includes(node.type);
}

const first = variable(0);

/** The program itself, not only an argument of it. */
function programIsVariable(call: Call, look: Look): boolean {
  const [arg] = call.args;
  return arg !== undefined && !isList(arg) && first(call, look);
}

export const commandRules: readonly Rule[] = [
  {
    id: 'command-injection',
    type: 'injection',
    cwe: 78,
    severity: 'HIGH',
    message: 'A shell runs a text that is not constant: whoever chooses a part of it can run any command.',
    fix: 'Start the program itself with a list of arguments, without a shell.',
    ways: [
      {
        kind: 'call',
        languages: PY,
        callee:
          /^(?:os\.(?:system|popen[234]?)|commands\.(?:getoutput|getstatusoutput)|popen2\.\w+|subprocess\.(?:getoutput|getstatusoutput)|asyncio\.create_subprocess_shell)$/,
        when: first,
      },
      {
        kind: 'call',
        languages: PY,
        callee: /^(?:subprocess\.\w+|\w*\.?(?:Popen|run|call|check_call|check_output))$/,
        when: (call, look) =>
          isTrue(call.named.get('shell')) &&
          (call.args[0] === undefined
            ? call.named.get('args') !== undefined
            : !look.isConstant(call.args[0])),
      },
      { kind: 'call', languages: PY, callee: /\.(?:exec_command|invoke_shell)$/, when: first },
      { kind: 'call', languages: PY, callee: /^(?:subprocess\.\w+|os\.(?:exec|spawn)\w+)$/, when: runsShell },
      {
        kind: 'call',
        languages: JS,
        callee:
          /^(?:child_process(?:\.promises)?|shelljs|shell|execa)\.(?:exec|execSync|execCommand|execaCommand)$/,
        when: first,
      },
      {
        kind: 'call',
        languages: JS,
        callee: /(?:^|\.)(?:spawn|spawnSync|execFile|execFileSync|fork)$/,
        when: (call, look) =>
          runsShell(call, look) ||
          (isTrue(option(call, 'shell')) && call.args.slice(0, 2).some((arg) => !look.isConstant(arg))),
      },
      {
        kind: 'call',
        languages: JAVA,
        callee: /(?:getRuntime\(\)|[rR]untime(?:\(\))?|Runtime)\.exec$/,
        when: first,
      },
      {
        kind: 'call',
        languages: JAVA,
        callee: /^ProcessBuilder$/,
        when: (call, look) => runsShell(call, look) || first(call, look),
      },
      {
        kind: 'call',
        languages: GO,
        callee: /^(?:os\/)?exec\.Command$/,
        when: (call, look) => runsShell(call, look) || programIsVariable(call, look),
      },
      {
        kind: 'call',
        languages: GO,
        callee: /^(?:os\/)?exec\.CommandContext$|^syscall\.(?:Exec|ForkExec|StartProcess)$/,
        when: (call, look) => {
          const inner = {
            ...call,
            args: look.nameOf(call.callee).endsWith('Context') ? call.args.slice(1) : call.args,
          };
          return runsShell(inner, look) || programIsVariable(inner, look);
        },
      },
    ],
  },
  {
    id: 'code-injection',
    type: 'injection',
    cwe: 95,
    severity: 'HIGH',
    message: 'A text that is not constant is run as code.',
    fix: 'Read data as data (JSON.parse, ast.literal_eval) and choose behaviour from a fixed table.',
    ways: [
      { kind: 'call', languages: PY, callee: /^(?:builtins\.)?(?:eval|exec|execfile|compile)$/, when: first },
      { kind: 'call', languages: JS, callee: /^(?:(?:window|globalThis|global|self)\.)?eval$/, when: first },
      {
        kind: 'call',
        languages: JS,
        callee: /^(?:new )?(?:Function|GeneratorFunction|AsyncFunction)(?:\(\))?$/,
        when: ({ args }, look) => args.some((arg) => !look.isConstant(arg)),
      },
      {
        kind: 'call',
        languages: JS,
        callee: /(?:^|\.)(?:runInThisContext|runInNewContext|runInContext|compileFunction)$|^vm\.Script$/,
        when: first,
      },
      {
        kind: 'call',
        languages: JS,
        callee: /^(?:window\.)?(?:setTimeout|setInterval|execScript)$/,
        when: ({ args }, look) => args[0] !== undefined && look.built(args[0]) !== undefined,
      },
      {
        kind: 'call',
        languages: JAVA,
        callee: /(?:[eE]ngine\w*(?:\(\))?|getEngineByName\(\)|GroovyShell\(\)|shell)\.(?:eval|evaluate)$/,
        when: first,
      },
    ],
  },
  {
    id: 'template-injection',
    type: 'injection',
    cwe: 1336,
    severity: 'HIGH',
    message:
      'A template is made of a text that is not constant: its author can run code where it is rendered.',
    fix: 'Keep templates constant and give values as variables of the template.',
    ways: [
      {
        kind: 'call',
        languages: PY,
        callee: /(?:^|\.)(?:render_template_string|from_string)$|^jinja2\.Template$/,
        when: (call, look) =>
          first(call, look) &&
          (look.built(call.args[0] ?? call.node) !== undefined ||
            look.isFromRequest(call.args[0] ?? call.node)),
      },
      {
        kind: 'call',
        languages: JS,
        callee:
          /^(?:ejs|pug|handlebars|Handlebars|nunjucks|lodash|_|mustache)\.(?:render|compile|renderString|template)$/,
        when: (call, look) => call.args[0] !== undefined && look.isFromRequest(call.args[0]),
      },
    ],
  },
  {
    id: 'ldap-or-xpath-injection',
    type: 'injection',
    cwe: 90,
    severity: 'HIGH',
    message: 'A filter of a directory or an XPath expression is put together from values.',
    fix: 'Escape the values for filters, or use variables of the XPath.',
    ways: [
      {
        kind: 'call',
        languages: [...PY, ...JAVA, ...JS],
        callee: /\.(?:search|search_s|search_ext|search_ext_s|xpath|evaluate)$/,
        when: ({ args }, look) =>
          args.some((arg) => {
            const built = look.built(arg);
            return (
              built !== undefined &&
              /^\s*(?:\(\s*[&|!(]?|\(\w+=|\/\/?\w)/.test(built.fixed) &&
              built.parts.some((part) => !look.isConstant(part))
            );
          }),
      },
    ],
  },
];
