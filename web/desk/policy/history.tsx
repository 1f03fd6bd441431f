import { Alert, Button, Drawer, Skeleton, Tag } from 'antd';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { PolicyPublication, PolicyView } from '#conversation/wire';
import { type DeskCalls, sentenceOf } from '../calls.ts';
import { clockTime } from '../durations.ts';
import { useWords } from '../words/use-words.ts';
import { Compare } from './compare.tsx';
import { differences } from './differences.ts';

/** So many versions at once. */
const page = 50;

interface HistoryProps {
  calls: DeskCalls;
  inForce: PolicyView;
  /** Takes an old version as the draft. */
  use: (version: PolicyView) => void;
}

/** Who published what, when and why; any version beside the one in force, or as the draft. */
export function History({ calls, inForce, use }: HistoryProps): ReactNode {
  const words = useWords();
  const { policy } = words;
  const { history } = policy;
  const [versions, setVersions] = useState<readonly PolicyPublication[] | null>(null);
  const [failed, setFailed] = useState('');
  const [beside, setBeside] = useState<PolicyView | null>(null);

  const load = useCallback(
    async (known: readonly PolicyPublication[]) => {
      setFailed('');
      try {
        const more = await calls.policyHistory(known.at(-1)?.version ?? 0, page);
        setVersions([...known, ...more]);
      } catch (failure) {
        setFailed(sentenceOf(words, failure));
      }
    },
    [calls, words],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is in force is news for the list.
  useEffect(() => void load([]), [load, inForce.version]);

  async function withVersion(version: number, act: (policy: PolicyView) => void) {
    try {
      act(await calls.policyVersion(version));
    } catch (failure) {
      setFailed(sentenceOf(words, failure));
    }
  }

  return (
    <>
      {failed !== '' && (
        <Alert
          type="error"
          showIcon
          title={failed}
          action={<Button onClick={() => load(versions ?? [])}>{policy.tryAgain}</Button>}
        />
      )}
      {versions === null && failed === '' && <Skeleton active />}
      {versions !== null && (
        <table className="policy-rows">
          <thead>
            <tr>
              <th scope="col">{history.version}</th>
              <th scope="col">{history.by}</th>
              <th scope="col">{history.when}</th>
              <th scope="col">{history.reason}</th>
              <th scope="col">{history.acts}</th>
            </tr>
          </thead>
          <tbody>
            {versions.map(({ version, publishedBy, publishedAt, reason, restores }) => (
              <tr key={version}>
                <th scope="row">
                  {version} {version === inForce.version && <Tag color="processing">{history.current}</Tag>}
                </th>
                <td>{publishedBy === 'xianting' ? policy.program : publishedBy}</td>
                <td>
                  <time dateTime={publishedAt}>{clockTime(publishedAt, Date.now())}</time>
                </td>
                <td>
                  {publishedBy === 'xianting' ? '—' : reason}
                  {restores !== null && <p className="quiet">{history.restored(restores)}</p>}
                </td>
                <td className="acts">
                  {version !== inForce.version && (
                    <>
                      <Button size="small" onClick={() => withVersion(version, setBeside)}>
                        {history.look}
                      </Button>
                      <Button size="small" onClick={() => withVersion(version, use)}>
                        {history.use}
                      </Button>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {versions !== null && (versions.at(-1)?.version ?? 1) > 1 && (
        <Button className="policy-more" onClick={() => load(versions)}>
          {history.more}
        </Button>
      )}
      {beside && (
        <Drawer
          open
          onClose={() => setBeside(null)}
          size={860}
          closable={{ 'aria-label': policy.close }}
          title={policy.compare.versions(beside.version, inForce.version)}
        >
          <Compare
            different={differences(words, beside.table, inForce.table)}
            before={policy.compare.that(beside.version)}
            after={policy.compare.before}
            none={policy.compare.none}
          />
        </Drawer>
      )}
    </>
  );
}
