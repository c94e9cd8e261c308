import type { Node } from 'web-tree-sitter';
import type { Source } from './source.ts';
import { valuesOf } from './values-of.ts';

const MAX_DEPTH = 8;

/**
 * What a callee or a value is called, with names that were imported written as where they come from:
 * `child_process.exec`, `hashlib.md5().update`, `crypto/md5.New`, `Yaml().load`. `?` stands for what has no name.
 */
export function createNames(source: Source): (node: Node) => string {
  const imported = importedNames(source);
  const known = new Map<number, string>();

  function nameOf(node: Node, depth: number): string {
    if (depth > MAX_DEPTH) return '?';
    const kept = known.get(node.id);
    if (kept !== undefined) return kept;
    const name = made(node, depth + 1);
    known.set(node.id, name);
    return name;
  }

  function made(node: Node, depth: number): string {
    switch (node.type) {
      case 'identifier':
      case 'type_identifier':
      case 'scoped_type_identifier':
      case 'package_identifier':
        return imported.get(node.text) ?? ofVariable(node, depth) ?? node.text;
      case 'member_expression':
        return member(node, 'object', 'property', depth);
      case 'attribute':
        return member(node, 'object', 'attribute', depth);
      case 'selector_expression':
        return member(node, 'operand', 'field', depth);
      case 'field_access':
        return member(node, 'object', 'field', depth);
      case 'subscript_expression':
        return member(node, 'object', 'index', depth).replaceAll(/["'`]/g, '');
      case 'generic_type':
        return nameOf(node.namedChild(0) ?? node, depth);
      case 'method_invocation': {
        const object = node.childForFieldName('object');
        const method = node.childForFieldName('name')?.text ?? '?';
        return object === null ? method : `${nameOf(object, depth)}.${method}`;
      }
      case 'call':
      case 'call_expression':
        return ofCall(node, depth);
      case 'new_expression':
        return `${nameOf(node.childForFieldName('constructor') ?? node, depth)}()`;
      case 'object_creation_expression':
        return `${nameOf(node.childForFieldName('type') ?? node, depth)}()`;
      case 'parenthesized_expression':
      case 'await_expression':
      case 'await':
      case 'non_null_expression':
      case 'as_expression': {
        const inner = node.namedChild(0);
        return inner === null ? '?' : nameOf(inner, depth);
      }
      case 'this':
      case 'super':
        return node.text;
      default:
        return '?';
    }
  }

  function member(node: Node, object: string, property: string, depth: number): string {
    const of = node.childForFieldName(object);
    const last = node.childForFieldName(property)?.text ?? '?';
    return of === null ? last : `${nameOf(of, depth)}.${last}`;
  }

  function ofCall(node: Node, depth: number): string {
    const callee = node.childForFieldName('function');
    if (callee === null) return '?';
    return requiredModule(node) ?? `${nameOf(callee, depth)}()`;
  }

  /** A variable that is given one thing with a name is called as that: `r = new Random()`. */
  function ofVariable(node: Node, depth: number): string | undefined {
    const [value, ...more] = valuesOf(source, node);
    if (value === undefined || more.length > 0 || value.id === node.id) return undefined;
    // It was taken apart: `const { exec } = cp` gives cp.exec.
    const name = callValue(value, depth);
    return name === '?' ? undefined : taken(value, node, name);
  }

  function callValue(value: Node, depth: number): string {
    const name = nameOf(value, depth);
    return value.type === 'method_invocation' ? `${name}()` : name;
  }

  return (node) => nameOf(node, 0);
}

function taken(value: Node, node: Node, name: string): string {
  const declared = value.parent?.childForFieldName('name');
  if (declared?.type !== 'object_pattern') return name;
  const pair = declared
    .descendantsOfType('pair_pattern')
    .find((one) => one.childForFieldName('value')?.text === node.text);
  return `${name}.${pair?.childForFieldName('key')?.text ?? node.text}`;
}

/** `require('x')`: x, without `node:`. */
function requiredModule(call: Node): string | undefined {
  if (call.childForFieldName('function')?.text !== 'require') return undefined;
  const module = call.childForFieldName('arguments')?.namedChild(0);
  return module?.type === 'string' ? module.text.slice(1, -1).replace(/^node:/, '') : undefined;
}

function importedNames({ language, imports }: Source): Map<string, string> {
  const names = new Map<string, string>();
  for (const one of imports) {
    if (language === 'python') addPython(one, names);
    else if (language === 'javascript') addJavaScript(one, names);
    else if (language === 'go') addGo(one, names);
  }
  return names;
}

function addPython(node: Node, names: Map<string, string>): void {
  const module = node.childForFieldName('module_name');
  for (const name of node.childrenForFieldName('name')) {
    const real = (name.childForFieldName('name') ?? name).text;
    const alias = name.childForFieldName('alias')?.text;
    if (module !== null) names.set(alias ?? real, `${module.text}.${real}`);
    else if (alias !== undefined) names.set(alias, real);
  }
}

function addJavaScript(node: Node, names: Map<string, string>): void {
  const module =
    node
      .childForFieldName('source')
      ?.text.slice(1, -1)
      .replace(/^node:/, '') ?? '';
  for (const one of node.descendantsOfType('import_specifier')) {
    const real = one.childForFieldName('name')?.text ?? '';
    names.set(one.childForFieldName('alias')?.text ?? real, `${module}.${real}`);
  }
  const clause = node.namedChildren.find(({ type }) => type === 'import_clause');
  for (const one of clause?.namedChildren ?? []) {
    if (one.type === 'identifier') names.set(one.text, module);
    if (one.type === 'namespace_import') names.set(one.namedChild(0)?.text ?? '', module);
  }
}

function addGo(node: Node, names: Map<string, string>): void {
  const path = node.childForFieldName('path')?.text.slice(1, -1) ?? '';
  names.set(node.childForFieldName('name')?.text ?? path.split('/').at(-1) ?? '', path);
}
