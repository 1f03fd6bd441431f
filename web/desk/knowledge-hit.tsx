import { Button, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import type { KnowledgeHits } from '#conversation/wire';
import { useWords } from './words/use-words.ts';

interface KnowledgeHitProps {
  hit: KnowledgeHits['hits'][number];
  /** The digit that inserts it together with Alt; null where it has none. */
  insertKey: number | null;
  /** Null where there is nobody to answer. */
  insert: ((answer: string) => void) | null;
}

/** One entry: its question, its approved answer, and where that comes from. */
export function KnowledgeHit({ hit, insertKey, insert }: KnowledgeHitProps): ReactNode {
  const { knowledge: says } = useWords();
  const [whole, setWhole] = useState(false);
  return (
    <li className="hit">
      <h3>{hit.question}</h3>
      {/* Folded, a blank line would be half of what there is to see. */}
      <p className={whole ? 'text' : 'text clamped'}>{whole ? hit.answer : hit.answer.replace(/\n{2,}/g, '\n')}</p>
      <p className="source">
        {hit.source}
        {hit.effectiveFrom !== null && ` · ${says.effective(hit.effectiveFrom.slice(0, 10))}`}
      </p>
      <p className="row">
        <Button size="small" type="text" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? says.less : says.whole}
        </Button>
        <span className="grow" />
        {insert !== null && (
          <Tooltip title={insertKey === null ? '' : `Alt+${insertKey}`}>
            <Button
              size="small"
              onClick={() => insert(hit.answer)}
              {...(insertKey !== null && { id: `insert-${insertKey}` })}
            >
              {says.insert}
            </Button>
          </Tooltip>
        )}
      </p>
    </li>
  );
}
