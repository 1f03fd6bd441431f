import { Alert, Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { DeskCalls } from './calls.ts';
import { DayLine } from './day-line.tsx';
import { heldBy } from './feed.ts';
import { HurryCount } from './hurry-count.tsx';
import { PresenceSelect } from './presence-select.tsx';
import { SettingsButton } from './settings-panel.tsx';
import { useDeskState } from './use-desk.ts';
import { useWords } from './words/use-words.ts';

interface TopBarProps {
  calls: DeskCalls;
  help: () => void;
  staff: () => void;
  quality: () => void;
  /** To the supervisor's view of everything, and to the policy of listening. */
  wall: () => void;
  policy: () => void;
  signOut: () => void;
}

/** Whether I am there, how the day goes, whose time is nearly over, and whether anything comes through. */
export function TopBar({ calls, help, staff, wall, policy, quality, signOut }: TopBarProps): ReactNode {
  const words = useWords();
  const { bar } = words;
  const me = useDeskState(({ me }) => me);
  const live = useDeskState(({ live }) => live);
  const held = useDeskState(({ feed, me }) => heldBy(feed, me.id).length);
  const isAgent = me.roles.includes('agent');
  return (
    <header className="top">
      {isAgent && <PresenceSelect />}
      {isAgent && <span className="counts">{bar.load(held, me.capacity)}</span>}
      <DayLine calls={calls} />
      <div className="grow" role="status">
        {live === 'broken' && <Alert type="warning" showIcon title={bar.broken} />}
      </div>
      <HurryCount />
      {me.roles.includes('supervisor') && (
        <Tooltip title={`${bar.wallTip} · Alt+W`}>
          <Button type="text" id="wall" onClick={wall}>
            {bar.wall}
          </Button>
        </Tooltip>
      )}
      <Tooltip title="Alt+Q">
        <Button type="text" id="quality" onClick={quality}>
          {me.roles.includes('supervisor') ? words.quality.open : words.quality.openMine}
        </Button>
      </Tooltip>
      {me.roles.includes('supervisor') && (
        <Tooltip title={`${words.policy.openTip} · Alt+P`}>
          <Button type="text" id="policy" onClick={policy}>
            {words.policy.open}
          </Button>
        </Tooltip>
      )}
      {me.roles.includes('administrator') && (
        <Button type="text" onClick={staff}>
          {bar.staff}
        </Button>
      )}
      <SettingsButton />
      <Tooltip title={`${bar.keys} ?`}>
        <Button type="text" onClick={help} aria-label={bar.keys}>
          ?
        </Button>
      </Tooltip>
      <span className="quiet me">{me.name}</span>
      <Button onClick={signOut}>{bar.signOut}</Button>
    </header>
  );
}
