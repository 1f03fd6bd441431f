import { Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HandoffView } from '#conversation/wire';
import type { DeskCalls } from './calls.ts';
import { CustomerPanel } from './customer-panel.tsx';
import { History } from './history.tsx';
import { KnowledgePanel } from './knowledge-panel.tsx';
import { useWords } from './words/use-words.ts';

/** What helps with the conversation in the middle: who the customer is, what the house knows, what was before. */
export function RightPanel({ calls, handoff }: { calls: DeskCalls; handoff: HandoffView | null }): ReactNode {
  const { regions, knowledge, history } = useWords();
  const [shown, setShown] = useState('knowledge');
  if (handoff === null)
    return (
      <aside className="right" aria-label={regions.right}>
        <KnowledgePanel calls={calls} />
      </aside>
    );
  return (
    <aside className="right" aria-label={regions.right}>
      <CustomerPanel handoff={handoff} />
      <Tabs
        activeKey={shown}
        onChange={setShown}
        items={[
          { key: 'knowledge', label: knowledge.title, children: <KnowledgePanel calls={calls} /> },
          { key: 'history', label: history.title, children: <History calls={calls} handoff={handoff} /> },
        ]}
      />
    </aside>
  );
}
