import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { KnowledgeHits } from '#conversation/wire';

interface KnowledgeHitProps {
  hit: KnowledgeHits['hits'][number];
  /** Null where there is nobody to answer. */
  insert: ((answer: string) => void) | null;
}

/** One entry: its question, its approved answer, and where that comes from. */
export function KnowledgeHit({ hit, insert }: KnowledgeHitProps): ReactNode {
  const [whole, setWhole] = useState(false);
  return (
    <li className="hit">
      <h3>{hit.question}</h3>
      <p className={whole ? 'text' : 'text clamped'}>{hit.answer}</p>
      <p className="source">
        {hit.source}
        {hit.effectiveFrom !== null && ` · 自 ${hit.effectiveFrom.slice(0, 10)} 起施行`}
      </p>
      <p className="row">
        <Button size="small" type="text" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? '收起' : '看全文'}
        </Button>
        <span className="grow" />
        {insert !== null && (
          <Button size="small" onClick={() => insert(hit.answer)}>
            插入回复
          </Button>
        )}
      </p>
    </li>
  );
}
