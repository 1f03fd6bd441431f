import { type ESTree, Visitor } from 'vite';
import { isScript } from '../tree.ts';
import type { SourceRule, Spot } from './source-rule.ts';
import { dottedNames, lineOf, visit } from './syntax.ts';

/**
 * PGlite is one session: a queue call that waits for it inside a transaction waits for itself, for ever. And a job
 * that is added before the commit may run before it, or without it.
 *
 * Sees what is written inside the callback, not what a function called from there does.
 */
export const transactionRule: SourceRule = {
  name: 'queue-in-transaction',
  refuses: 'a call of a queue inside a store transaction: it deadlocks on PGlite, and the job may outrun the commit.',
  mend: 'return from the transaction what should happen, and call the queue after it has been committed.',
  look: (file) => {
    if (!isScript(file.path)) return [];
    const spots: Spot[] = [];
    visit(file, {
      CallExpression({ callee, arguments: given }) {
        if (!/transaction$/i.test(dottedNames(callee).at(-1) ?? '')) return;
        for (const call of given.flatMap(queueCallsIn)) {
          spots.push({
            line: lineOf(file, call.start),
            what: `calls ${dottedNames(call.callee).join('.')} in a transaction`,
          });
        }
      },
    });
    return spots;
  },
};

function queueCallsIn(callback: ESTree.Argument): ESTree.CallExpression[] {
  if (callback.type !== 'ArrowFunctionExpression' && callback.type !== 'FunctionExpression') return [];
  const awaited = new Set<ESTree.Node>();
  const found: ESTree.CallExpression[] = [];
  const program = { type: 'Program', body: [{ type: 'ExpressionStatement', expression: callback }] } as unknown;
  if (callback.body?.type === 'CallExpression') awaited.add(callback.body);
  new Visitor({
    AwaitExpression({ argument }) {
      awaited.add(argument);
    },
    ReturnStatement({ argument }) {
      if (argument !== null) awaited.add(argument);
    },
    CallExpression(call) {
      if (isQueueCall(dottedNames(call.callee), awaited.has(call))) found.push(call);
    },
  }).visit(program as ESTree.Program);
  return found;
}

/** `add` is also what a Set has: it counts where it is awaited, or called on something named for a queue. */
function isQueueCall(names: readonly string[], isAwaited: boolean): boolean {
  const [act, ...owners] = names.toReversed();
  if (owners.includes('jobs') || act === 'wake') return true;
  return (act === 'add' || act === 'addBulk') && (isAwaited || owners.some((owner) => /queues?$/i.test(owner)));
}
