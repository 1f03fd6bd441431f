import { Alert, Button, Input, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import type { KnowledgeHits } from '#conversation/wire';
import { type DeskCalls, sentenceOf } from './calls.ts';
import { KnowledgeHit } from './knowledge-hit.tsx';
import { useDesk, useDeskState } from './use-desk.ts';

type Search =
  | { at: 'idle' }
  | { at: 'searching' }
  | { at: 'failed'; why: string }
  | { at: 'found'; found: KnowledgeHits };

/** The published edition, as the bot searches it. */
export function KnowledgeSearch({ calls }: { calls: DeskCalls }): ReactNode {
  const desk = useDesk();
  const open = useDeskState(({ open }) => open);
  const mine = useDeskState(({ me, open }) => open?.state === 'held' && open.heldBy === me.id);
  const lastWords = useDeskState(({ known, open }) => {
    const messages = known[open?.conversationId ?? '']?.messages;
    return messages?.findLast(({ author }) => author === 'customer')?.text ?? '';
  });
  const [question, setQuestion] = useState('');
  const [search, setSearch] = useState<Search>({ at: 'idle' });

  async function ask(asked: string) {
    // The server takes so many characters of a question.
    const text = asked.trim().slice(0, 200);
    setQuestion(text);
    if (text === '') return setSearch({ at: 'idle' });
    setSearch({ at: 'searching' });
    try {
      setSearch({ at: 'found', found: await calls.search(text) });
    } catch (failure) {
      setSearch({ at: 'failed', why: sentenceOf(failure) });
    }
  }
  function insert(answer: string) {
    if (open === null) return;
    const draft = desk.draft(open.conversationId);
    desk.setDraft(open.conversationId, draft === '' ? answer : `${draft}\n${answer}`);
    document.getElementById('reply')?.focus();
  }

  return (
    <section className="knowledge" aria-label="知识">
      <h2>知识</h2>
      <Input.Search
        id="knowledge-search"
        aria-label="搜索知识"
        placeholder="搜索知识（Alt+K）"
        value={question}
        maxLength={200}
        enterButton={<Button>搜索</Button>}
        onChange={(event) => setQuestion(event.target.value)}
        onSearch={ask}
      />
      {lastWords !== '' && (
        <Button type="link" size="small" className="reveal" onClick={() => ask(lastWords)}>
          用客户最近的话搜索
        </Button>
      )}
      <div aria-live="polite">
        {search.at === 'searching' && <Skeleton active title={false} paragraph={{ rows: 4 }} />}
        {search.at === 'failed' && (
          <Alert
            type="error"
            showIcon
            title={search.why}
            action={
              <Button size="small" onClick={() => ask(question)}>
                重试
              </Button>
            }
          />
        )}
        {search.at === 'found' && search.found.hits.length === 0 && (
          <p className="empty">知识库中没有相近的条目，请换个说法再搜。</p>
        )}
        {search.at === 'found' && (
          <ul className="hits">
            {search.found.hits.map((hit) => (
              <KnowledgeHit key={hit.id} hit={hit} insert={mine ? insert : null} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
