import { KnowledgeHits, KnowledgeReliability } from '#conversation/wire';
import { Asks } from '../paging.ts';
import type { Parts } from '../parts.ts';
import { type Route, route } from '../route.ts';

/** The live edition, for everybody who works here. */
export function knowledgeRoutes({ knowledge, mask, clock }: Pick<Parts, 'knowledge' | 'mask' | 'clock'>): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/knowledge/search',
      access: 'staff',
      summary: 'Searches the live edition as the bot does; only what is in force.',
      query: Asks,
      answer: { status: 200, schema: KnowledgeHits },
      async run({ input }) {
        const edition = knowledge.current();
        const { q, limit } = input.query;
        const hits = await knowledge.search({ edition, text: mask(q).text, at: clock(), limit });
        return {
          edition,
          hits: hits.flatMap(({ entry: id, scores }) => {
            const entry = knowledge.entry(edition, id);
            if (!entry) return [];
            const { question, answer, category, source, effectiveFrom } = entry;
            return [{ id, question, answer, category, source, effectiveFrom, coverage: scores.coverage }];
          }),
        };
      },
    }),
    route({
      method: 'get',
      path: '/api/knowledge/reliability',
      access: { roles: ['supervisor'] },
      summary: 'How far the confidence of the live edition can be trusted, by trials of its own questions.',
      answer: { status: 200, schema: KnowledgeReliability },
      async run() {
        const edition = knowledge.current();
        const { thresholds, ...reliability } = knowledge.reliability(edition);
        return { edition, ...thresholds, ...reliability, tenths: [...reliability.tenths] };
      },
    }),
  ];
}
