import type { Danger } from '#conversation';
import type { Pattern } from '../pattern.ts';
import { fraud } from './fraud.ts';
import { leakedCode } from './leaked-code.ts';
import { cardLost, plainlyLost } from './lost-card.ts';
import { selfHarm } from './self-harm.ts';
import { takenOver } from './taken-over.ts';
import { unauthorised } from './unauthorised.ts';

/**
 * Money, an account or a life is at risk now. A plain question about what would happen (如果卡丢了会怎样, 被盗会赔吗,
 * 怎么防诈骗) is not: nobody should be rushed past their answer. Worst first.
 */
export const dangers: readonly { danger: Danger; pattern: Pattern; plainly?: Pattern }[] = [
  { danger: 'self-harm', pattern: selfHarm },
  { danger: 'fraud', pattern: fraud },
  { danger: 'leaked-code', pattern: leakedCode },
  { danger: 'unauthorised-transaction', pattern: unauthorised },
  { danger: 'account-taken-over', pattern: takenOver },
  { danger: 'lost-card', pattern: cardLost, plainly: plainlyLost },
];
