import { GO, JAVA, JS, PY, requested, variable } from './rule.ts';
import type { Look, Rule } from './rule.ts';
import type { Call } from '../syntax/source.ts';

const someRequested =
  (...indices: number[]) =>
  ({ args }: Call, look: Look): boolean =>
    indices.some((index) => args[index] !== undefined && look.isFromRequest(args[index]));

/** Answers whose first argument is a name of a file. */
const FILE_CALLS =
  /^(?:fs|fs\/promises|fs-extra|fs\.promises|graceful-fs)\.(?:\w+)$|(?:^|\.)(?:sendFile|sendfile|download|createReadStream|createWriteStream|readFile|readFileSync|writeFile|writeFileSync|unlink|unlinkSync)$/;

export const requestRules: readonly Rule[] = [
  {
    id: 'path-traversal',
    type: 'data_validation',
    cwe: 22,
    severity: 'HIGH',
    message: 'A request decides which file is used: .. leads out of the folder.',
    fix: 'Resolve the path, then check that it is still below the folder that is meant; take only the last part of names.',
    ways: [
      {
        kind: 'call',
        languages: JS,
        callee: FILE_CALLS,
        when: (call, look) => someRequested(0, 1)(call, look) && call.args[0]?.type !== 'object',
      },
      {
        kind: 'call',
        languages: PY,
        callee:
          /^(?:open|io\.open|codecs\.open|send_file|flask\.send_file|os\.(?:remove|unlink|rename|listdir|mkdir|makedirs|rmdir|open|stat)|shutil\.\w+|pathlib\.Path|(?:\w+\.)*FileResponse)$/,
        when: someRequested(0, 1),
      },
      {
        kind: 'call',
        languages: PY,
        callee: /^(?:tarfile\.open\(\)|tarfile\.TarFile\(\)|\w*tar\w*)\.extractall$/,
        when: ({ named, args }) =>
          named.get('filter') === undefined &&
          !/members/.test(args.map(({ text }) => text).join()) &&
          named.get('members') === undefined,
      },
      {
        kind: 'call',
        languages: JAVA,
        callee:
          /(?:^|\.)(?:File|FileInputStream|FileOutputStream|FileReader|FileWriter|RandomAccessFile)$|^(?:Paths\.get|Path\.of|Files\.\w+)$/,
        when: requested,
      },
      {
        kind: 'call',
        languages: GO,
        callee:
          /^(?:os|io\/ioutil|ioutil)\.(?:Open|OpenFile|Create|ReadFile|WriteFile|Remove|RemoveAll|ReadDir|Mkdir|MkdirAll|Rename|Stat)$|^net\/http\.ServeFile$/,
        when: ({ args, callee }, look) =>
          (look.nameOf(callee).endsWith('ServeFile') ? args.slice(2) : args.slice(0, 2)).some((arg) =>
            look.isFromRequest(arg),
          ),
      },
    ],
  },
  {
    id: 'open-redirect',
    type: 'data_validation',
    cwe: 601,
    severity: 'MEDIUM',
    message: 'A request decides where the browser is sent.',
    fix: 'Redirect to paths of your own site or to addresses of a fixed list.',
    ways: [
      {
        kind: 'call',
        languages: JS,
        callee: /^(?:res|response|reply|ctx)(?:\.\w+(?:\(\))?)*\.redirect$/,
        when: requested,
      },
      {
        kind: 'entry',
        languages: JS,
        entry: /^(?:location|href)$/,
        when: ({ value, node }, look) =>
          /(?:^|\.)location(?:\.href)?\s*=/.test(node.text.split('=')[0]?.concat('=') ?? '') &&
          look.isFromRequest(value),
      },
      {
        kind: 'call',
        languages: PY,
        callee: /(?:^|\.)(?:redirect|HttpResponseRedirect|RedirectResponse)$/,
        when: requested,
      },
      { kind: 'call', languages: JAVA, callee: /\.sendRedirect$/, when: requested },
      {
        kind: 'call',
        languages: GO,
        callee: /^net\/http\.Redirect$|^c\.Redirect$/,
        when: ({ args }, look) => args.slice(1).some((arg) => arg.text !== 'r' && look.isFromRequest(arg)),
      },
    ],
  },
  {
    id: 'server-side-request-forgery',
    type: 'data_validation',
    cwe: 918,
    severity: 'HIGH',
    message: 'A request decides which address this program calls: it reaches what the caller cannot.',
    fix: 'Call addresses of a fixed list; refuse private, loopback and link-local addresses after they were resolved.',
    ways: [
      {
        kind: 'call',
        languages: JS,
        callee:
          /^(?:fetch|node-fetch|axios(?:\.\w+)?|got(?:\.\w+)?|request(?:\.(?:get|post|put|head))?|superagent\.\w+|needle(?:\.\w+)?|https?\.(?:get|request))$/,
        when: someRequested(0),
      },
      {
        kind: 'call',
        languages: PY,
        callee: /^(?:requests|httpx|aiohttp|urllib\.request|urllib2?|urllib3)(?:\(\))?\.(?:\w+)$/,
        when: someRequested(0, 1),
      },
      {
        kind: 'call',
        languages: JAVA,
        callee: /^(?:URL|URI|HttpGet|HttpPost)$|^URI\.create$|\.(?:getForObject|getForEntity|exchange)$/,
        when: someRequested(0),
      },
      {
        kind: 'call',
        languages: GO,
        callee: /^net\/http\.(?:Get|Post|Head|PostForm|NewRequest|NewRequestWithContext)$/,
        when: ({ args }, look) =>
          args.some(
            (arg) =>
              arg.text !== 'r' &&
              !arg.text.endsWith('Context()') &&
              !arg.text.endsWith('.Body') &&
              look.isFromRequest(arg),
          ),
      },
    ],
  },
  {
    id: 'pattern-from-outside',
    type: 'data_validation',
    cwe: 1333,
    severity: 'LOW',
    message:
      'A regular expression is made of a value: a bad one keeps the processor busy for as long as its author likes.',
    fix: 'Escape the value, or use an engine of linear time (RE2).',
    ways: [
      { kind: 'call', languages: JS, callee: /^RegExp$/, when: variable(0) },
      {
        kind: 'call',
        languages: PY,
        callee: /^re\.(?:compile|match|search|sub|findall|fullmatch)$/,
        when: someRequested(0),
      },
      { kind: 'call', languages: JAVA, callee: /^Pattern\.(?:compile|matches)$/, when: someRequested(0) },
    ],
  },
  {
    id: 'module-from-value',
    type: 'data_validation',
    cwe: 829,
    severity: 'LOW',
    message: 'Which module is loaded is decided by a value.',
    fix: 'Choose from a fixed table of modules.',
    ways: [
      { kind: 'call', languages: JS, callee: /^require$/, when: variable(0) },
      {
        kind: 'call',
        languages: PY,
        callee: /^(?:__import__|importlib\.import_module)$/,
        when: (call, look) => requested(call, look),
      },
    ],
  },
  {
    id: 'prototype-pollution',
    type: 'data_validation',
    cwe: 1321,
    severity: 'MEDIUM',
    message: 'A request decides which property is set: __proto__ changes every object.',
    fix: 'Use a Map, or take only names of a fixed list.',
    ways: [
      {
        kind: 'call',
        languages: JS,
        callee:
          /^(?:Object\.assign|_\.merge|lodash\.(?:merge|defaultsDeep|set)|\$\.extend|jQuery\.extend|_\.defaultsDeep)$/,
        when: ({ args }, look) =>
          args
            .slice(1)
            .some(
              (arg) =>
                arg.type !== 'object' &&
                /^(?:JSON\.parse\()?(?:req|request)\.(?:body|query|params)\)?$/.test(arg.text) &&
                look.isFromRequest(arg),
            ),
      },
    ],
  },
];
