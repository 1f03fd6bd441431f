import { setImmediate as immediate } from 'node:timers/promises';
import type { AnswerModel, Usage } from '../answer-model.ts';
import { ModelFailure } from '../failure.ts';

/** Says what it was told to, in the pieces given; a failure among them is thrown there. For tests that need no wire. */
export function scriptedModel(
  script: readonly (string | ModelFailure)[] | ((prompt: string) => readonly (string | ModelFailure)[]),
  usage: Usage | null = null,
): AnswerModel & { readonly prompts: readonly string[] } {
  const prompts: string[] = [];
  return {
    name: 'scripted',
    prompts,
    async *write({ messages }, { signal }) {
      const prompt = messages.map(({ content }) => content).join('\n');
      prompts.push(prompt);
      for (const line of typeof script === 'function' ? script(prompt) : script) {
        await immediate();
        if (signal?.aborted) throw new ModelFailure('abandoned', 'nobody waits for it');
        if (line instanceof ModelFailure) throw line;
        yield { text: line };
      }
      if (signal?.aborted) throw new ModelFailure('abandoned', 'nobody waits for it');
      yield { ending: { usage } };
    },
  };
}
