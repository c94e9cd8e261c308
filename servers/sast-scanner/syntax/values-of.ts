import type { Node } from 'web-tree-sitter';
import { functionAround, keyOf } from './source.ts';
import type { Source } from './source.ts';

/**
 * The values that a variable is given in this file, from the nearest function that gives it any or has it as a
 * parameter (then none are known) outwards. Order and conditions are not looked at.
 */
export function valuesOf(source: Source, variable: Node): Node[] {
  for (let around = functionAround(variable); ; around = functionAround(around)) {
    const values = source.values.get(keyOf(around, variable.text));
    if (values !== undefined) return values;
    if (around === null || parameterOf(around, variable.text) !== undefined) return [];
  }
}

/** The parameter of that name, with its annotation and default. */
export function parameterOf(around: Node, name: string): Node | undefined {
  const parameters = around.childForFieldName('parameters') ?? around.childForFieldName('parameter');
  if (parameters === null) return undefined;
  if (parameters.text === name) return parameters;
  return parameters.namedChildren.find(
    (one) =>
      one.text === name ||
      one
        .descendantsOfType(['identifier', 'shorthand_property_identifier_pattern'])
        .some(({ text }) => text === name),
  );
}
