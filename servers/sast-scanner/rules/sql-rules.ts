import type { Node } from 'web-tree-sitter';
import { ALL, GO, JAVA, JS, PY } from './rule.ts';
import type { Look, Rule } from './rule.ts';

const STATEMENT =
  /^[\s(\0]*(?:select\b[\s\S]{1,400}?\bfrom\b|insert\s+into\b|replace\s+into\b|update\b[\s\S]{1,200}?\bset\b|delete\s+from\b|(?:drop|alter|create|truncate)\s+(?:table|database|user|index)\b|with\s+\w+\s+as\s*\(|exec(?:ute)?\s+\w+|grant\s+\w+[\s\S]{1,100}?\bto\b|call\s+\w+\s*\()/i;

/** Whether it makes an SQL statement of parts that are not constant. */
function isBuiltStatement(node: Node, look: Look): boolean {
  const built = look.built(node);
  if (built === undefined || !STATEMENT.test(built.fixed)) return false;
  return built.parts.some((part) => !look.isConstant(part));
}

/** The whole text and not a part of one: the statement is told once. */
function isWhole(node: Node): boolean {
  const around = node.parent;
  if (around === null) return true;
  const joins = ['binary_operator', 'binary_expression', 'concatenated_string', 'parenthesized_expression'];
  return !joins.includes(around.type);
}

export const sqlRules: readonly Rule[] = [
  {
    id: 'sql-injection',
    type: 'injection',
    cwe: 89,
    severity: 'HIGH',
    message:
      'An SQL statement is put together from values: whoever chooses a value can change the statement.',
    fix: 'Give the values as parameters of a prepared statement (?, $1, :name) and keep the statement itself constant.',
    ways: [
      {
        kind: 'nodes',
        languages: ALL,
        nodes: 'texts',
        when: (node, look) => isWhole(node) && isBuiltStatement(node, look),
      },
      {
        kind: 'call',
        languages: [...PY, ...JAVA, ...GO],
        callee: /(?:^|[./])(?:format|Sprintf|formatted)$/,
        when: ({ node }, look) => isBuiltStatement(node, look),
      },
      {
        kind: 'call',
        languages: PY,
        callee: /\.(?:raw|extra|RawSQL)$|(?:^|\.)RawSQL$/,
        when: ({ args }, look) => {
          const [first] = args;
          return first !== undefined && look.isFromRequest(first);
        },
      },
      {
        kind: 'call',
        languages: [...JS, ...JAVA, ...GO, ...PY],
        callee:
          /\.(?:query|execute|executeQuery|executeUpdate|executemany|executescript|queryForObject|queryForList|createNativeQuery|createQuery|prepareStatement|\$queryRawUnsafe|\$executeRawUnsafe|Query|QueryRow|Exec|QueryContext|QueryRowContext|ExecContext)$/,
        when: ({ args }, look) => args.slice(0, 2).some((arg) => isChosen(arg, look)),
      },
    ],
  },
  {
    id: 'nosql-injection',
    type: 'injection',
    cwe: 943,
    severity: 'HIGH',
    message: 'A request decides the shape of a database query, not only a value in it.',
    fix: 'Take single fields, turn them into strings or numbers first, and never use $where or mapReduce with text of others.',
    ways: [
      {
        kind: 'entry',
        languages: JS,
        entry: /^\$where$/,
        when: ({ value }, look) => !look.isConstant(value) && !/function|arrow/.test(value.type),
      },
      {
        kind: 'call',
        languages: JS,
        callee:
          /\.(?:find|findOne|findOneAndUpdate|findOneAndDelete|updateOne|updateMany|deleteOne|deleteMany|count|countDocuments|remove|aggregate)$/,
        when: ({ args }) => /^(?:req|request)\.(?:body|query|params)$/.test(args[0]?.text ?? ''),
      },
    ],
  },
];

/** A statement that somebody else wrote whole. Texts that are put together are found where that happens. */
function isChosen(arg: Node, look: Look): boolean {
  return look.built(arg) === undefined && look.isFromRequest(arg) && !['object', 'array'].includes(arg.type);
}
