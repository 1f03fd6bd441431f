import type { ESTree } from 'vite';
import { isTest } from '../tree.ts';
import type { SourceRule, Spot } from './source-rule.ts';
import { dottedNames, lineOf, visit } from './syntax.ts';

const testers = new Set(['describe', 'it', 'test', 'suite', 'bench']);
const leftOut = new Set(['only', 'skip', 'todo']);
const gates = new Set(['skipIf', 'runIf']);

export const testRule: SourceRule = {
  name: 'left-out-test',
  refuses: 'a test that is left out (only, skip, todo), or one that runs under a condition of its own.',
  mend:
    'mend the test or remove it. One that needs a real server may be gated by it: describe.skipIf(!redisUrl), with ' +
    'redisUrl from evals/services/provided.ts or from inject().',
  look: (file) => {
    if (!isTest(file.path)) return [];
    const spots: Spot[] = [];
    const provided = new Set<string>();
    const refuse = (offset: number, what: string) => spots.push({ line: lineOf(file, offset), what });
    visit(file, {
      ImportDeclaration({ source, specifiers }) {
        if (!/(?:^|\/)provided\.ts$/.test(source.value)) return;
        for (const { local } of specifiers) provided.add(local.name);
      },
      VariableDeclarator({ id, init }) {
        if (id.type === 'Identifier' && init !== null && dottedNames(init).at(-1) === 'inject') provided.add(id.name);
      },
      MemberExpression(member) {
        const [name, ...owners] = dottedNames(member).reverse();
        const tester = owners.at(-1) ?? '';
        if (name !== undefined && leftOut.has(name) && (testers.has(tester) || /^(?:context|ctx|task)$/.test(tester))) {
          refuse(member.start, `${tester}.${name}`);
        }
      },
      CallExpression(call) {
        const names = dottedNames(call.callee);
        if (!testers.has(names[0] ?? '')) return;
        // The call that names the gate; the one that follows it, with the sentence and the tests, names no more.
        const namesGate = call.callee.type === 'MemberExpression' && gates.has(names.at(-1) ?? '');
        if (namesGate && !isServiceGate(call.arguments[0], provided)) {
          refuse(call.start, `${names.join('.')} on something that is not a provided service`);
        }
        for (const option of optionsOf(call)) refuse(call.start, `${names.join('.')} with ${option}`);
      },
    });
    return spots;
  },
};

/** `!redisUrl`, `redisUrl`, or several of them joined by `||` or `&&`. */
function isServiceGate(gate: ESTree.Node | undefined, provided: ReadonlySet<string>): boolean {
  switch (gate?.type) {
    case 'Identifier':
      return provided.has(gate.name);
    case 'UnaryExpression':
      return isServiceGate(gate.argument, provided);
    case 'LogicalExpression':
      return isServiceGate(gate.left, provided) && isServiceGate(gate.right, provided);
    case 'BinaryExpression':
      return isServiceGate(gate.left, provided) && gate.right.type === 'Literal' && gate.right.value === null;
    default:
      return false;
  }
}

function optionsOf(call: ESTree.CallExpression): string[] {
  return call.arguments.flatMap((argument) => {
    if (argument.type !== 'ObjectExpression') return [];
    return argument.properties.flatMap((property) =>
      property.type === 'Property' && property.key.type === 'Identifier' && leftOut.has(property.key.name)
        ? [property.key.name]
        : [],
    );
  });
}
