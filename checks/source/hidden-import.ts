import { isScript } from '../tree.ts';
import type { SourceRule, Spot } from './source-rule.ts';
import { lineOf, visit } from './syntax.ts';

/** Files that may, each in the home of the package it loads, and why: the package starts faster as CommonJS. */
const mayHide: Record<string, string> = {
  'store/drizzle.ts': 'drizzle-orm takes a tenth of the memory and a fifth of the time',
  'channels/bot-framework/botbuilder.ts': 'botbuilder takes 130 ms less',
};

/** The rules about imports read import statements; these two forms they would not see. */
export const hiddenImportRule: SourceRule = {
  name: 'hidden-import',
  refuses: "an import that the rules about imports cannot see: the type import('…').Name, and createRequire.",
  mend: "import it at the top of the file: import type { Name } from '…'. With a reason, checks/source/hidden-import.ts.",
  look: (file) => {
    if (!isScript(file.path) || Object.hasOwn(mayHide, file.path)) return [];
    const spots: Spot[] = [];
    visit(file, {
      TSImportType({ start, end }) {
        spots.push({ line: lineOf(file, start), what: `says ${file.text.slice(start, end)}` });
      },
      ImportSpecifier({ imported, start }) {
        if (imported.type === 'Identifier' && imported.name === 'createRequire') {
          spots.push({ line: lineOf(file, start), what: 'imports createRequire' });
        }
      },
    });
    return spots;
  },
};
