import type { Node } from 'web-tree-sitter';
import { GO, isFalse, isTrue, JAVA, JS, literal, PY, requested, variable } from './rule.ts';
import type { Look, Rule } from './rule.ts';
import type { Call } from '../syntax/source.ts';

const someRequested =
  (...indices: number[]) =>
  ({ args }: Call, look: Look): boolean =>
    indices.some((index) => args[index] !== undefined && look.isFromRequest(args[index]));

/** Answers whose first argument is a name of a file. */
const FILE_CALLS =
  /^(?:fs|fs\/promises|fs-extra|fs\.promises|graceful-fs)\.(?:\w+)$|(?:^|\.)(?:sendFile|sendfile|download|createReadStream|createWriteStream|readFile|readFileSync|writeFile|writeFileSync|unlink|unlinkSync)$/;

function hasProtection(call: Call, look: Look, words: RegExp): boolean {
  // Where it is configured stands after it, in the same function or class.
  let around: Node | null = call.node;
  for (let level = 0; level < 12 && around?.parent; level++) {
    around = around.parent;
    if (/method_declaration|function_definition|constructor_declaration/.test(around.type)) break;
  }
  return words.test((around ?? look.root).text);
}

export const dataRules: readonly Rule[] = [
  {
    id: 'path-traversal',
    type: 'data_validation',
    cwe: 22,
    severity: 'HIGH',
    message: 'A request decides which file is used: .. leads out of the folder.',
    fix: 'Resolve the path, then check that it is still below the folder that is meant; take only the last part of names.',
    ways: [
      {
        languages: JS,
        callee: FILE_CALLS,
        when: (call, look) => someRequested(0, 1)(call, look) && call.args[0]?.type !== 'object',
      },
      {
        languages: PY,
        callee:
          /^(?:open|io\.open|codecs\.open|send_file|flask\.send_file|os\.(?:remove|unlink|rename|listdir|mkdir|makedirs|rmdir|open|stat)|shutil\.\w+|pathlib\.Path|(?:\w+\.)*FileResponse)$/,
        when: someRequested(0, 1),
      },
      {
        languages: PY,
        callee: /^(?:tarfile\.open\(\)|tarfile\.TarFile\(\)|\w*tar\w*)\.extractall$/,
        when: ({ named, args }) =>
          named.get('filter') === undefined &&
          !/members/.test(args.map(({ text }) => text).join()) &&
          named.get('members') === undefined,
      },
      {
        languages: JAVA,
        callee:
          /(?:^|\.)(?:File|FileInputStream|FileOutputStream|FileReader|FileWriter|RandomAccessFile)$|^(?:Paths\.get|Path\.of|Files\.\w+)$/,
        when: requested,
      },
      {
        languages: GO,
        callee:
          /^(?:os|io\/ioutil|ioutil)\.(?:Open|OpenFile|Create|ReadFile|WriteFile|Remove|RemoveAll|ReadDir|Mkdir|MkdirAll|Rename|Stat)$|^net\/http\.ServeFile$/,
        when: ({ args, callee }, look) =>
          (/ServeFile$/.test(look.nameOf(callee)) ? args.slice(2) : args.slice(0, 2)).some((arg) =>
            look.isFromRequest(arg),
          ),
      },
    ],
  },
  {
    id: 'unsafe-deserialization',
    type: 'data_validation',
    cwe: 502,
    severity: 'HIGH',
    message: 'Objects are made of data in a form that can run code while it is read.',
    fix: 'Exchange data as JSON, or use the safe loader.',
    ways: [
      {
        languages: PY,
        callee:
          /^(?:c?[pP]ickle|_pickle|dill|cloudpickle|marshal|jsonpickle|six\.moves\.cPickle)\.(?:loads?|Unpickler|decode)$|^shelve\.(?:open|DbfilenameShelf)$|^(?:pandas|pd)\.read_pickle$|^joblib\.load$/,
      },
      { languages: PY, callee: /^torch\.load$/, when: ({ named }) => !isTrue(named.get('weights_only')) },
      {
        languages: PY,
        callee: /^(?:yaml|ruamel\.yaml)\.(?:load|load_all)$/,
        when: ({ args, named }) =>
          !/(?:C?SafeLoader|C?BaseLoader)\b/.test((args[1] ?? named.get('Loader'))?.text ?? ''),
      },
      { languages: PY, callee: /^yaml\.(?:unsafe_load|full_load|unsafe_load_all)$/ },
      {
        languages: JS,
        callee:
          /^(?:node-serialize|serialize-to-js|funcster|cryo|serialijse)\.(?:unserialize|deserialize|deepDeserialize|parse)$/,
      },
      {
        languages: JAVA,
        callee:
          /(?:ObjectInputStream\(\)|XMLDecoder\(\)|[oO]is|objectInputStream|decoder)\.(?:readObject|readUnshared)$|^(?:Yaml|XStream)\(\)\.(?:load|loadAll|loadAs|fromXML)$|\.enableDefaultTyping$/,
      },
      { languages: GO, callee: /^gopkg\.in\/yaml\.v1\.Unmarshal$/ },
    ],
  },
  {
    id: 'external-entities',
    type: 'data_validation',
    cwe: 611,
    severity: 'HIGH',
    message:
      'An XML parser is used that loads what a document names: files of this computer and addresses in its network.',
    fix: 'Use defusedxml (Python), or forbid DTDs: disallow-doctype-decl (Java), noent off (libxmljs).',
    ways: [
      {
        languages: PY,
        callee:
          /^xml\.(?:etree\.c?ElementTree|dom\.(?:minidom|pulldom|expatbuilder)|sax(?:\.expatreader)?)\.(?:parse|iterparse|fromstring|XMLParser|parseString|make_parser|create_parser|XML)$/,
      },
      {
        languages: PY,
        callee:
          /^lxml\.etree\.(?:parse|fromstring|RestrictedElement|XMLParser|iterparse|getDefaultParser|GlobalParserTLS)$/,
        when: ({ named, callee }, look) =>
          !isFalse(named.get('resolve_entities')) &&
          (!/XMLParser$/.test(look.nameOf(callee)) || isTrue(named.get('resolve_entities'))) &&
          named.get('parser') === undefined,
      },
      {
        languages: JS,
        entry: /^(?:noent|replaceEntities|resolveExternalEntities)$/,
        when: ({ value }) => isTrue(value),
      },
      {
        languages: JAVA,
        callee:
          /^(?:DocumentBuilderFactory|SAXParserFactory|XMLInputFactory|TransformerFactory|SchemaFactory|XMLReaderFactory)\.(?:newInstance|newFactory|newDefaultInstance|createXMLReader)$|^(?:SAXBuilder|SAXReader)$/,
        when: (call, look) =>
          !hasProtection(
            call,
            look,
            /disallow-doctype-decl|FEATURE_SECURE_PROCESSING|SUPPORT_DTD|IS_SUPPORTING_EXTERNAL_ENTITIES|ACCESS_EXTERNAL_DTD|setExpandEntityReferences\(false\)|external-general-entities/,
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
      { languages: JS, callee: /^(?:res|response|reply|ctx)(?:\.\w+(?:\(\))?)*\.redirect$/, when: requested },
      {
        languages: JS,
        entry: /^(?:location|href)$/,
        when: ({ value, node }, look) =>
          /(?:^|\.)location(?:\.href)?\s*=/.test(node.text.split('=')[0]?.concat('=') ?? '') &&
          look.isFromRequest(value),
      },
      {
        languages: PY,
        callee: /(?:^|\.)(?:redirect|HttpResponseRedirect|RedirectResponse)$/,
        when: requested,
      },
      { languages: JAVA, callee: /\.sendRedirect$/, when: requested },
      {
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
        languages: JS,
        callee:
          /^(?:fetch|node-fetch|axios(?:\.\w+)?|got(?:\.\w+)?|request(?:\.(?:get|post|put|head))?|superagent\.\w+|needle(?:\.\w+)?|https?\.(?:get|request))$/,
        when: someRequested(0),
      },
      {
        languages: PY,
        callee: /^(?:requests|httpx|aiohttp|urllib\.request|urllib2?|urllib3)(?:\(\))?\.(?:\w+)$/,
        when: someRequested(0, 1),
      },
      {
        languages: JAVA,
        callee: /^(?:URL|URI|HttpGet|HttpPost)$|^URI\.create$|\.(?:getForObject|getForEntity|exchange)$/,
        when: someRequested(0),
      },
      {
        languages: GO,
        callee: /^net\/http\.(?:Get|Post|Head|PostForm|NewRequest|NewRequestWithContext)$/,
        when: ({ args }, look) =>
          args.some(
            (arg) =>
              arg.text !== 'r' &&
              !/Context\(\)$/.test(arg.text) &&
              !/\.Body$/.test(arg.text) &&
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
      { languages: JS, callee: /^RegExp$/, when: variable(0) },
      {
        languages: PY,
        callee: /^re\.(?:compile|match|search|sub|findall|fullmatch)$/,
        when: someRequested(0),
      },
      { languages: JAVA, callee: /^Pattern\.(?:compile|matches)$/, when: someRequested(0) },
    ],
  },
  {
    id: 'slow-pattern',
    type: 'data_validation',
    cwe: 1333,
    severity: 'MEDIUM',
    message:
      'A repeated group repeats inside: some texts take this regular expression longer than anybody waits.',
    fix: 'Write it without a repetition inside a repetition.',
    ways: [
      { languages: JS, nodes: 'regexes', when: (node) => SLOW.test(node.text) },
      { languages: JS, callee: /^RegExp$/, when: ({ args }) => SLOW.test(literal(args[0]) ?? '') },
      {
        languages: PY,
        callee: /^re\.(?:compile|match|search|sub|findall|fullmatch)$/,
        when: ({ args }) => SLOW.test(literal(args[0]) ?? ''),
      },
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
      { languages: JS, callee: /^require$/, when: variable(0) },
      {
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
      { languages: JS, nodes: 'texts', when: () => false },
      {
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
  {
    id: 'predictable-temporary-file',
    type: 'data_validation',
    cwe: 377,
    severity: 'MEDIUM',
    message: 'The name of a temporary file is known before it is made: others can make it first.',
    fix: 'Use mkstemp, NamedTemporaryFile, mkdtemp or Files.createTempFile.',
    ways: [
      { languages: PY, callee: /^(?:tempfile\.mktemp|os\.(?:tempnam|tmpnam))$/ },
      {
        languages: [...PY],
        callee: /^(?:open|io\.open|os\.open)$/,
        when: ({ args }) => /^\/(?:tmp|var\/tmp|dev\/shm)\//.test(literal(args[0]) ?? ''),
      },
      {
        languages: GO,
        callee: /^(?:os|io\/ioutil|ioutil)\.(?:Create|WriteFile|OpenFile)$/,
        when: ({ args }) => /^\/(?:tmp|var\/tmp)\//.test(literal(args[0]) ?? ''),
      },
    ],
  },
  {
    id: 'unchecked-buffer',
    type: 'data_validation',
    cwe: 119,
    severity: 'LOW',
    message: 'Memory is read or written without a check, or handed out with what was in it.',
    fix: 'Use Buffer.alloc and Buffer.from, and leave the checks on.',
    ways: [
      { languages: JS, callee: /^(?:buffer\.)?Buffer$/, when: variable(0) },
      {
        languages: JS,
        callee: /\.(?:read|write)(?:U?Int(?:8|16|32)|Float|Double)(?:LE|BE)?$/,
        when: ({ args }) => args.length > 1 && isTrue(args.at(-1)),
      },
    ],
  },
];

const SLOW = /\((?:\?:)?(?:[^()\\]|\\.){0,60}[+*](?:[^()\\]|\\.){0,20}\)(?:[+*]|\{\d+,\})/;
