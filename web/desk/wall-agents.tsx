import { type ReactNode, useMemo } from 'react';
import type { AgentView } from '#conversation/wire';
import { useDeskState } from './use-desk.ts';
import { useWords } from './words/use-words.ts';

const order: Readonly<Record<AgentView['presence'], number>> = { online: 0, away: 1, offline: 2 };

/** Who takes chats: those who are there first, the fullest first among them. */
export function WallAgents(): ReactNode {
  const words = useWords();
  const { wall } = words;
  const feed = useDeskState(({ feed }) => feed);
  const agents = useMemo(() => {
    const held = new Map<string, number>();
    for (const { state, heldBy } of feed.handoffs.values())
      if (state === 'held' && heldBy !== null) held.set(heldBy, (held.get(heldBy) ?? 0) + 1);
    return feed.agents
      .map((agent) => ({ ...agent, held: held.get(agent.id) ?? 0 }))
      .sort(
        (one, other) =>
          order[one.presence] - order[other.presence] ||
          other.held - one.held ||
          one.name.localeCompare(other.name, words.language),
      );
  }, [feed, words]);
  return (
    <div className="wall-agents">
      <h2>
        {wall.agents} {agents.filter(({ presence, connected }) => presence === 'online' && connected).length}/
        {agents.length}
      </h2>
      {agents.length === 0 ? (
        <p className="empty">{wall.noAgents}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls a region by its focus.
        <section className="scroller" tabIndex={0} aria-label={wall.agents}>
          <table>
            <thead>
              <tr>
                <th scope="col">{wall.agent}</th>
                <th scope="col">{wall.state}</th>
                <th scope="col">{wall.skill}</th>
                <th scope="col">{wall.load}</th>
              </tr>
            </thead>
            <tbody>
              {agents.map(({ id, name, presence, connected, skills, held, capacity }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td>
                    <i className={`presence-dot ${presence}`} aria-hidden="true" />
                    {words.bar.presences[presence]}
                    {presence !== 'offline' && !connected && <span className="soon"> · {wall.disconnected}</span>}
                  </td>
                  <td>{skills.map((skill) => words.skills[skill]).join(words.listComma) || '—'}</td>
                  <td className={held >= capacity ? 'soon' : ''}>
                    {held}/{capacity}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}
