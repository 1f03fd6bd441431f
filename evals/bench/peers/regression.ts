import { rankPlain } from '../../suites/method.ts';
import { documentsOf, FOUND_AT_MOST, type Peer } from './peer.ts';

export const regression: Peer = {
  name: 'logistic regression on character 1–3-grams',
  needsQuestions: true,
  async open(entries) {
    const rank = rankPlain(documentsOf(entries).map(({ text, entry }) => ({ text, label: entry })));
    return (question) => rank(question).slice(0, FOUND_AT_MOST);
  },
};
