import { describe, expect, it } from 'vitest';
import type { Role, Skill, StaffId } from '#conversation';
import type { Handoff, HandoffState, StaffMember } from '#store';
import { mayRead, maySee } from './index.ts';

const li = member('li', ['agent'], ['general']);
const zhao = member('zhao', ['agent'], ['complaints']);
const chen = member('chen', ['supervisor'], []);
const editor = member('editor', ['editor', 'administrator'], ['general']);

describe('who may see a handoff and read its conversation', () => {
  it.each<[string, Handoff, StaffMember, boolean]>([
    ['an agent sees who waits in their skills', general('waiting'), li, true],
    ['and who is offered in their skills, to whomever', general('offered', { offeredTo: zhao.id }), li, true],
    ['but not who waits for others', general('waiting'), zhao, false],
    ['except whom they were offered', general('offered', { offeredTo: zhao.id }), zhao, true],
    ['an agent sees whom they hold', general('held', { heldBy: zhao.id }), zhao, true],
    ['and whom they held', general('ended', { heldBy: zhao.id }), zhao, true],
    ['not whom a colleague holds', general('held', { heldBy: zhao.id }), li, false],
    ['nor whom a colleague held', general('ended', { heldBy: zhao.id }), li, false],
    ['nor what has not come through the queue', general('requested'), li, false],
    ['a supervisor sees what has not', general('requested'), chen, true],
    ['a supervisor sees whom others hold', general('held', { heldBy: li.id }), chen, true],
    ['nobody else sees anybody, whatever their skills', general('waiting'), editor, false],
    ['not even with what they held before their role changed', general('held', { heldBy: editor.id }), editor, false],
  ])('%s', (_sentence, handoff, who, sees) => {
    expect(maySee(who, handoff)).toBe(sees);
    expect(mayRead(who, handoff)).toBe(sees);
  });

  it('leaves conversations that were never handed over to supervisors', () => {
    expect([li, chen, editor].map((who) => mayRead(who, null))).toEqual([false, true, false]);
  });
});

function general(state: HandoffState, with_: Partial<Pick<Handoff, 'offeredTo' | 'heldBy'>> = {}): Handoff {
  return { skill: 'general', state, offeredTo: null, heldBy: null, ...with_ } as Handoff;
}

function member(id: string, roles: Role[], skills: Skill[]): StaffMember {
  return { id: id as StaffId, account: id, name: id, roles, skills, capacity: 5, active: true, presence: 'online' };
}
