import ts from 'typescript';

/** One small fault in a source text. */
export interface Mutant {
  /** From 1. */
  line: number;
  /** What stands in that line. */
  code: string;
  /** The function it is in. */
  inside: string;
  was: string;
  is: string;
  /** The whole text with the fault. */
  text: string;
}

const OPERATORS: Partial<Record<ts.SyntaxKind, string>> = {
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: '!==',
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: '===',
  [ts.SyntaxKind.AmpersandAmpersandToken]: '||',
  [ts.SyntaxKind.BarBarToken]: '&&',
  [ts.SyntaxKind.LessThanToken]: '<=',
  [ts.SyntaxKind.LessThanEqualsToken]: '<',
  [ts.SyntaxKind.GreaterThanToken]: '>=',
  [ts.SyntaxKind.GreaterThanEqualsToken]: '>',
};

/** Every fault of these kinds: a condition decided, turned round or moved by one; a step, a choice or an entry left out. */
export function mutantsOf(source: string): Mutant[] {
  const file = ts.createSourceFile('x.ts', source, ts.ScriptTarget.Latest, true);
  const found: Mutant[] = [];
  const put = (node: ts.Node, ...texts: string[]): void => {
    const [start, end] = [node.getStart(), node.getEnd()];
    const was = source.slice(start, end);
    const line = file.getLineAndCharacterOfPosition(start).line + 1;
    const inside = ts.findAncestor(node, ts.isFunctionDeclaration)?.name?.text ?? '';
    const code = source.split('\n')[line - 1]?.trim() ?? '';
    for (const is of texts) {
      if (is !== was)
        found.push({ line, code, inside, was, is, text: source.slice(0, start) + is + source.slice(end) });
    }
  };
  const visit = (node: ts.Node): void => {
    mutate(node, put);
    // Types are gone when it runs.
    if (!ts.isTypeNode(node) && !ts.isInterfaceDeclaration(node)) ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function mutate(node: ts.Node, put: (node: ts.Node, ...texts: string[]) => void): void {
  if (ts.isIfStatement(node)) put(node.expression, 'true', 'false');
  else if (ts.isConditionalExpression(node)) put(node.condition, 'true', 'false');
  else if (ts.isWhileStatement(node) || ts.isDoStatement(node)) put(node.expression, 'false');
  else if (ts.isBinaryExpression(node)) mutateBinary(node, put);
  else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    put(node, node.operand.getText());
  else if (node.kind === ts.SyntaxKind.TrueKeyword) put(node, 'false');
  else if (node.kind === ts.SyntaxKind.FalseKeyword) put(node, 'true');
  else if (ts.isThrowStatement(node)) put(node, ';');
  else if (ts.isExpressionStatement(node) && isStep(node.expression)) put(node, ';');
  else if (ts.isArrayLiteralExpression(node)) {
    const { elements } = node;
    for (const [at, one] of elements.entries()) {
      if (!ts.isStringLiteral(one)) continue;
      const rest = elements.filter((_, other) => other !== at).map((other) => other.getText());
      put(node, `[${rest.join(', ')}]`);
    }
  } else if (ts.isRegularExpressionLiteral(node)) {
    const text = node.getText();
    put(
      node,
      text.replace('/^', '/'),
      text.replace(/\$\/(\w*)$/, '/$1'),
      text.replace(/\/(\w*)i(\w*)$/, '/$1$2'),
    );
  } else if (ts.isPropertyAccessExpression(node) && /^(?:some|every)$/.test(node.name.text)) {
    put(node.name, node.name.text === 'some' ? 'every' : 'some');
  }
}

function mutateBinary(
  { left, right, operatorToken }: ts.BinaryExpression,
  put: (node: ts.Node, ...texts: string[]) => void,
): void {
  const other = OPERATORS[operatorToken.kind];
  if (other !== undefined) put(operatorToken, other);
  const choice = [ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.BarToken];
  if (choice.includes(operatorToken.kind)) put(left.parent, left.getText());
  if (operatorToken.kind === ts.SyntaxKind.PlusToken && !ts.isNumericLiteral(right))
    put(left.parent, left.getText());
}

function isStep(expression: ts.Expression): boolean {
  const inner =
    ts.isAwaitExpression(expression) || ts.isVoidExpression(expression) ? expression.expression : expression;
  return ts.isCallExpression(inner) || ts.isDeleteExpression(inner);
}
