import { describe, expect, it } from 'vitest';
import { reliabilitySaid } from './reliability-said.ts';

const thresholds = { answerAt: 0.8, askAt: 0.4 };

describe('how far confidence can be trusted, said in a terminal', () => {
  it('names the risk, what is answered and asked back, and draws a bar for each tenth', () => {
    const tenths = [{ confidence: 0.912, right: 3, tried: 4 }];
    const counts = { tried: 8, answered: 4, wrong: 1, askedBack: 2 };
    const said = reliabilitySaid({ risk: 0.05, thresholds, ...counts, tenths });
    expect(said[0]).toContain('5 %，用 8 条问法试答：直接回答 50.0 %，其中答错 25.0 %；追问 25.0 %');
    expect(said.at(-1)).toBe('  0.91  ███████████████·····  75.0 % / 4');
  });

  it('says what an edition without wordings does', () => {
    const counts = { tried: 0, answered: 0, wrong: 0, askedBack: 0 };
    expect(reliabilitySaid({ risk: 0.05, thresholds, ...counts, tenths: [] }).join()).toContain('word for word');
  });
});
