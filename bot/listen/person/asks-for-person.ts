import { either, except, type Pattern } from '../pattern.ts';
import { byTelephone } from './by-telephone.ts';
import { english, inPerson } from './in-person.ts';
import { denied, toldAbout } from './not-asked.ts';

/**
 * Wants to reach or talk to a human being. Not: manual work (人工审核), a wish that is denied (不用转人工), and a
 * person who is only told about or quoted (客服说要三天, 短信让我联系人工客服).
 */
export const asksForPerson: Pattern = either(except(either(inPerson, byTelephone), denied, toldAbout), english);
