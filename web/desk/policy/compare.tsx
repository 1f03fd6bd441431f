import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import type { Difference } from './differences.ts';

interface CompareProps {
  different: readonly Difference[];
  before: string;
  after: string;
  none: string;
}

/** What it was and what it is, side by side, one block for each row or phrase. */
export function Compare({ different, before, after, none }: CompareProps): ReactNode {
  const { policy } = useWords();
  const { compare } = policy;
  if (different.length === 0) return <p className="empty">{none}</p>;
  return (
    <ul className="policy-compare">
      {different.map(({ of, id, title, kind, fields }) => (
        <li key={`${of} ${id} ${kind}`}>
          <p className="row">
            <Tag>{compare.kinds[kind]}</Tag>
            <strong>
              {compare[of]}
              {title !== '' && ` · ${title}`}
            </strong>
          </p>
          <table>
            <thead>
              <tr>
                <td className="corner" />
                <th scope="col">{before}</th>
                <th scope="col">{after}</th>
              </tr>
            </thead>
            <tbody>
              {fields.map((each) => (
                <tr key={each.field}>
                  <th scope="row">{compare.fields[each.field]}</th>
                  <td>{each.before === '' ? '—' : <del>{each.before}</del>}</td>
                  <td>{each.after === '' ? '—' : <ins>{each.after}</ins>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </li>
      ))}
    </ul>
  );
}
