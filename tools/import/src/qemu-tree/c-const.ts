/** Binary operators of C by precedence, weakest first. */
const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<=', '>=', '<', '>'],
  ['+', '-'],
  ['*'],
];

/** Value of a C expression of decimal numbers and simple operators; null for anything else. */
export function constantValue(text: string): number | null {
  const tokens = text.replace(/\s+/g, '').match(/\d+|&&|\|\||[=!<>]=|[<>+\-*!()]/g) ?? [];
  if (tokens.length === 0 || tokens.join('') !== text.replace(/\s+/g, '')) return null;
  const reader = new Expression(tokens);
  const value = reader.binary(0);
  return reader.isAtEnd ? value : null;
}

class Expression {
  private at = 0;

  constructor(private readonly tokens: readonly string[]) {}

  get isAtEnd(): boolean {
    return this.at === this.tokens.length;
  }

  binary(level: number): number {
    const operators = LEVELS[level];
    if (!operators) return this.unary();
    let left = this.binary(level + 1);
    while (operators.includes(this.tokens[this.at] ?? '')) {
      const operator = this.tokens[this.at++] as string;
      left = apply(operator, left, this.binary(level + 1));
    }
    return left;
  }

  private unary(): number {
    const token = this.tokens[this.at++];
    if (token === '!') return this.unary() === 0 ? 1 : 0;
    if (token === '-') return -this.unary();
    if (token !== '(') return Number(token);
    const value = this.binary(0);
    this.at++;
    return value;
  }
}

function apply(operator: string, left: number, right: number): number {
  switch (operator) {
    case '||':
      return Number(left !== 0 || right !== 0);
    case '&&':
      return Number(left !== 0 && right !== 0);
    case '==':
      return Number(left === right);
    case '!=':
      return Number(left !== right);
    case '<=':
      return Number(left <= right);
    case '>=':
      return Number(left >= right);
    case '<':
      return Number(left < right);
    case '>':
      return Number(left > right);
    case '+':
      return left + right;
    case '-':
      return left - right;
    default:
      return left * right;
  }
}
