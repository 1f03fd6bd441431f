import { Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { inHurry } from './hurry.ts';
import { useDesk, useDeskState } from './use-desk.ts';
import { useNow } from './use-now.ts';
import { useWords } from './words/use-words.ts';

/** How many customers' time is nearly, and quite, over; a click goes to the most pressing. */
export function HurryCount(): ReactNode {
  const desk = useDesk();
  const { bar } = useWords();
  const feed = useDeskState(({ feed }) => feed);
  const pressed = inHurry(feed.handoffs.values(), useNow());
  const over = pressed.filter(({ hurry }) => hurry === 'over').length;
  const soon = pressed.length - over;
  if (pressed.length === 0) return null;
  const counts = [over > 0 && bar.over(over), soon > 0 && bar.soon(soon)].filter(Boolean).join(' · ');
  return (
    <Tooltip title={bar.toUrgent}>
      <Button className={over > 0 ? 'hurry over' : 'hurry'} onClick={() => desk.show(pressed[0]?.handoff ?? null)}>
        <span aria-hidden="true">⚠</span> {counts}
      </Button>
    </Tooltip>
  );
}
