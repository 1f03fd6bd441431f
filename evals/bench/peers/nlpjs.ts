import { containerBootstrap } from '@nlpjs/core';
import { LangZh } from '@nlpjs/lang-zh';
import { Nlp } from '@nlpjs/nlp';
import { documentsOf, FOUND_AT_MOST, type Peer } from './peer.ts';

/** nlp.js: its small neural network over the words of its Chinese tokenizer. */
export const nlpJs: Peer = {
  name: 'nlp.js (zh)',
  needsQuestions: true,
  async open(entries) {
    const container = await containerBootstrap();
    container.use(Nlp);
    container.use(LangZh);
    const nlp = container.get('nlp');
    // It would write its model into the working folder.
    nlp.settings.autoSave = false;
    nlp.addLanguage('zh');
    for (const { text, entry } of documentsOf(entries)) nlp.addDocument('zh', text, entry);
    await silently(() => nlp.train());
    return async (question) => {
      const { classifications } = await nlp.process('zh', question);
      return classifications
        .map(({ intent }) => intent)
        .filter((intent) => intent !== 'None')
        .slice(0, FOUND_AT_MOST);
    };
  },
};

/** Its training prints every epoch, and no setting reaches that. */
async function silently(work: () => Promise<void>): Promise<void> {
  const { log } = console;
  console.log = () => {};
  try {
    await work();
  } finally {
    console.log = log;
  }
}
