import type { Node } from 'web-tree-sitter';
import { GO, isFalse, isTrue, JAVA, JS, literal, PY, variable } from './rule.ts';
import type { Look, Rule } from './rule.ts';
import type { Call } from '../syntax/source.ts';

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
    id: 'unsafe-deserialization',
    type: 'data_validation',
    cwe: 502,
    severity: 'HIGH',
    message: 'Objects are made of data in a form that can run code while it is read.',
    fix: 'Exchange data as JSON, or use the safe loader.',
    ways: [
      {
        kind: 'call',
        languages: PY,
        callee:
          /^(?:c?[pP]ickle|_pickle|dill|cloudpickle|marshal|jsonpickle|six\.moves\.cPickle)\.(?:loads?|Unpickler|decode)$|^shelve\.(?:open|DbfilenameShelf)$|^(?:pandas|pd)\.read_pickle$|^joblib\.load$/,
      },
      {
        kind: 'call',
        languages: PY,
        callee: /^torch\.load$/,
        when: ({ named }) => !isTrue(named.get('weights_only')),
      },
      {
        kind: 'call',
        languages: PY,
        callee: /^(?:yaml|ruamel\.yaml)\.(?:load|load_all)$/,
        when: ({ args, named }) =>
          !/(?:C?SafeLoader|C?BaseLoader)\b/.test((args[1] ?? named.get('Loader'))?.text ?? ''),
      },
      { kind: 'call', languages: PY, callee: /^yaml\.(?:unsafe_load|full_load|unsafe_load_all)$/ },
      {
        kind: 'call',
        languages: JS,
        callee:
          /^(?:node-serialize|serialize-to-js|funcster|cryo|serialijse)\.(?:unserialize|deserialize|deepDeserialize|parse)$/,
      },
      {
        kind: 'call',
        languages: JAVA,
        callee:
          /(?:ObjectInputStream\(\)|XMLDecoder\(\)|[oO]is|objectInputStream|decoder)\.(?:readObject|readUnshared)$|^(?:Yaml|XStream)\(\)\.(?:load|loadAll|loadAs|fromXML)$|\.enableDefaultTyping$/,
      },
      { kind: 'call', languages: GO, callee: /^gopkg\.in\/yaml\.v1\.Unmarshal$/ },
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
        kind: 'call',
        languages: PY,
        callee:
          /^xml\.(?:etree\.c?ElementTree|dom\.(?:minidom|pulldom|expatbuilder)|sax(?:\.expatreader)?)\.(?:parse|iterparse|fromstring|XMLParser|parseString|make_parser|create_parser|XML)$/,
      },
      {
        kind: 'call',
        languages: PY,
        callee:
          /^lxml\.etree\.(?:parse|fromstring|RestrictedElement|XMLParser|iterparse|getDefaultParser|GlobalParserTLS)$/,
        when: ({ named, callee }, look) =>
          !isFalse(named.get('resolve_entities')) &&
          (!look.nameOf(callee).endsWith('XMLParser') || isTrue(named.get('resolve_entities'))) &&
          named.get('parser') === undefined,
      },
      {
        kind: 'entry',
        languages: JS,
        entry: /^(?:noent|replaceEntities|resolveExternalEntities)$/,
        when: ({ value }) => isTrue(value),
      },
      {
        kind: 'call',
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
    id: 'slow-pattern',
    type: 'data_validation',
    cwe: 1333,
    severity: 'MEDIUM',
    message:
      'A repeated group repeats inside: some texts take this regular expression longer than anybody waits.',
    fix: 'Write it without a repetition inside a repetition.',
    ways: [
      { kind: 'nodes', languages: JS, nodes: 'regexes', when: (node) => SLOW.test(node.text) },
      {
        kind: 'call',
        languages: JS,
        callee: /^RegExp$/,
        when: ({ args }) => SLOW.test(literal(args[0]) ?? ''),
      },
      {
        kind: 'call',
        languages: PY,
        callee: /^re\.(?:compile|match|search|sub|findall|fullmatch)$/,
        when: ({ args }) => SLOW.test(literal(args[0]) ?? ''),
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
      { kind: 'call', languages: PY, callee: /^(?:tempfile\.mktemp|os\.(?:tempnam|tmpnam))$/ },
      {
        kind: 'call',
        languages: [...PY],
        callee: /^(?:open|io\.open|os\.open)$/,
        when: ({ args }) => /^\/(?:tmp|var\/tmp|dev\/shm)\//.test(literal(args[0]) ?? ''),
      },
      {
        kind: 'call',
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
      { kind: 'call', languages: JS, callee: /^(?:buffer\.)?Buffer$/, when: variable(0) },
      {
        kind: 'call',
        languages: JS,
        callee: /\.(?:read|write)(?:U?Int(?:8|16|32)|Float|Double)(?:LE|BE)?$/,
        when: ({ args }) => args.length > 1 && isTrue(args.at(-1)),
      },
    ],
  },
];

const SLOW = /\((?:\?:)?(?:[^()\\]|\\.){0,60}[+*](?:[^()\\]|\\.){0,20}\)(?:[+*]|\{\d+,\})/;
