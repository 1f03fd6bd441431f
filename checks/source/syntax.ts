import { type ESTree, parseSync, Visitor, type VisitorObject } from 'vite';
import type { SourceFile } from '../tree.ts';

/** Walks the syntax of a script. A file that does not parse has no syntax here: tsc says what is wrong with it. */
export function visit(file: SourceFile, visitor: VisitorObject): void {
  new Visitor(visitor).visit(parsed(file));
}

const programs = new WeakMap<SourceFile, ESTree.Program>();

function parsed(file: SourceFile): ESTree.Program {
  const known = programs.get(file);
  if (known !== undefined) return known;
  const { program } = parseSync(file.path, file.text);
  programs.set(file, program);
  return program;
}

/** The line of an offset: 1, 2, 3 … */
export function lineOf(file: SourceFile, offset: number): number {
  return file.text.slice(0, offset).split('\n').length;
}

/** The names of a dotted expression, calls in between left out: `this.rooms.jobs(x).wake` is this, rooms, jobs, wake. */
export function dottedNames(expression: ESTree.Node): string[] {
  switch (expression.type) {
    case 'Identifier':
      return [expression.name];
    case 'ThisExpression':
      return ['this'];
    case 'CallExpression':
      return dottedNames(expression.callee);
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'ParenthesizedExpression':
      return dottedNames(expression.expression);
    case 'MemberExpression':
      return [...dottedNames(expression.object), memberName(expression)];
    default:
      return [];
  }
}

function memberName({ property, computed }: ESTree.MemberExpression): string {
  if (property.type === 'Literal') return String(property.value);
  return !computed && property.type === 'Identifier' ? property.name : '';
}
