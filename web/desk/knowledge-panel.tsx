import { Alert, Button, Input, Skeleton } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import type { DeskCalls } from './calls.ts';
import { followedQuestion, longestQuestion } from './followed-question.ts';
import { KnowledgeHit } from './knowledge-hit.tsx';
import { nothingKnown } from './transcript.ts';
import { useAsked } from './use-asked.ts';
import { useDesk, useDeskState } from './use-desk.ts';
import { useWords } from './words/use-words.ts';

/** So many entries have a key that inserts them. */
const withKey = 3;

/** The published edition, searched as the bot searches it: by the customer's last words, or by what the agent asks. */
export function KnowledgePanel({ calls }: { calls: DeskCalls }): ReactNode {
  const desk = useDesk();
  const { knowledge: says } = useWords();
  const open = useDeskState(({ open }) => open);
  const mine = useDeskState(({ me, open }) => open?.state === 'held' && open.heldBy === me.id);
  const followed = useDeskState(({ known, open }) =>
    followedQuestion((known[open?.conversationId ?? ''] ?? nothingKnown).messages),
  );
  const [typed, setTyped] = useState('');
  /** What the agent asked, in which conversation: another one is followed again. */
  const [own, setOwn] = useState({ question: '', conversation: '' });
  const here = open?.conversationId ?? '';
  const asksOwn = own.question !== '' && own.conversation === here;
  const question = useDeferredValue(asksOwn ? own.question : followed);
  const [found, again] = useAsked(question === '' ? null : `knowledge ${question}`, () => calls.search(question));

  function follow() {
    setTyped('');
    setOwn({ question: '', conversation: '' });
  }
  function insert(answer: string) {
    const draft = desk.draft(here);
    desk.setDraft(here, draft === '' ? answer : `${draft}\n${answer}`);
    document.getElementById('reply')?.focus();
  }

  return (
    <section className="knowledge" aria-label={says.title}>
      <Input.Search
        id="knowledge-search"
        aria-label={says.search}
        placeholder={says.placeholder}
        value={typed}
        maxLength={longestQuestion}
        enterButton={<Button>{says.go}</Button>}
        onChange={(event) => setTyped(event.target.value)}
        onSearch={(asked) => setOwn({ question: asked.trim(), conversation: here })}
      />
      {asksOwn && followed !== '' && (
        <Button type="link" size="small" className="reveal" onClick={follow}>
          {says.follow}
        </Button>
      )}
      {!asksOwn && question !== '' && (
        <p className="following one-line quiet" title={question}>
          {says.following(question)}
        </p>
      )}
      {question === '' && <p className="empty">{says.waiting}</p>}
      <div aria-live="polite">
        {question !== '' && found.at === 'asking' && <Skeleton active title={false} paragraph={{ rows: 4 }} />}
        {question !== '' && found.at === 'failed' && (
          <Alert
            type="error"
            showIcon
            title={found.why}
            action={
              <Button size="small" onClick={again}>
                {says.tryAgain}
              </Button>
            }
          />
        )}
        {question !== '' && found.at === 'there' && found.answer.hits.length === 0 && (
          <p className="empty">{says.empty}</p>
        )}
        {question !== '' && found.at === 'there' && (
          <ul className="hits">
            {found.answer.hits.map((hit, place) => (
              <KnowledgeHit
                key={hit.id}
                hit={hit}
                insertKey={place < withKey ? place + 1 : null}
                insert={mine ? insert : null}
              />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
