import type { ESTree } from 'vite';
import { isScript, isTest } from '../tree.ts';
import type { SourceRule, Spot } from './source-rule.ts';
import { dottedNames, lineOf, visit } from './syntax.ts';

const mayRead = /^(?:server\/env\.ts|(?:evals|checks|server\/start)\/.*|[^/]+\.config\.ts)$/;

export const environmentRule: SourceRule = {
  name: 'environment',
  refuses: 'reading process.env outside server/env.ts (evals, checks, server/start, tests and *.config.ts may).',
  mend: 'add the setting to the schema in server/env.ts and have its value passed in.',
  look: (file) => {
    if (!isScript(file.path) || isTest(file.path) || mayRead.test(file.path)) return [];
    const spots: Spot[] = [];
    const refuse = (offset: number) => spots.push({ line: lineOf(file, offset), what: 'reads process.env' });
    visit(file, {
      MemberExpression(member) {
        const [name, owner] = dottedNames(member).reverse();
        if (name === 'env' && owner === 'process') refuse(member.start);
      },
      VariableDeclarator({ id, init, start }) {
        const ofProcess = init !== null && dottedNames(init).at(-1) === 'process';
        if (ofProcess && id.type === 'ObjectPattern' && id.properties.some(isEnv)) refuse(start);
      },
      ImportDeclaration({ source, specifiers, start }) {
        if (!/^(?:node:)?process$/.test(source.value)) return;
        const importsEnv = specifiers.some(
          (one) => one.type === 'ImportSpecifier' && one.imported.type === 'Identifier' && one.imported.name === 'env',
        );
        if (importsEnv) refuse(start);
      },
    });
    return spots;
  },
};

function isEnv(property: ESTree.BindingProperty | ESTree.BindingRestElement): boolean {
  return property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'env';
}
