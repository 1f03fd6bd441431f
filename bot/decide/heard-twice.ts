import type { Finding } from '#conversation';
import { mergedWithModel } from '../listen/by-model/merged.ts';
import type { ListensTo, SecondEar } from '../listen/by-model/second-ear.ts';
import { dangerCallsFrom } from '../policy/danger-calls-from.ts';
import { heardAnew, type Situation } from './situation.ts';

/**
 * A situation heard by a model, too, where that can change what becomes of it: not where a person is called already, not
 * for small talk, not for a question of ours that was taken up, and, unless always, only where we are unsure. Late,
 * broken or outside of its form: what we heard stands alone.
 */
export async function heardTwice(situation: Situation, ear: SecondEar | undefined): Promise<Situation> {
  if (ear === undefined || !mayMatter(situation, ear.listensTo)) return situation;
  const { turn, input, heard } = situation;
  const [first] = turn;
  if (first === undefined) return situation;
  const said = turn.filter(({ content }) => !content.unreadable);
  const before = input.messages.filter(({ seq }) => seq < first.seq);
  const byModel = await ear.hear({ conversation: first.conversation, said, before });
  return 'refused' in byModel ? situation : heardAnew(situation, mergedWithModel(heard, byModel.heard));
}

function mayMatter({ heard, isUnsure, taken, smallTalk }: Situation, listensTo: ListensTo): boolean {
  return !heard.some(callsAnyway) && taken === null && smallTalk === null && (listensTo === 'always' || isUnsure);
}

/** What calls a person under every policy, whatever else is heard. */
function callsAnyway(finding: Finding): boolean {
  if (finding.kind === 'danger') return finding.probability >= dangerCallsFrom(finding.danger);
  return finding.kind === 'asks-for-person' && finding.by === 'rules';
}
