import { Drawer, Tabs } from 'antd';
import type { ReactNode } from 'react';
import type { StaffView } from '#conversation/wire';
import type { DeskCalls } from '../calls.ts';
import { useWords } from '../words/use-words.ts';
import { EmotionFigures } from './emotion-figures.tsx';
import { InspectionList } from './inspection-list.tsx';

interface QualityDrawerProps {
  open: boolean;
  close: () => void;
  calls: DeskCalls;
  me: StaffView;
}

/** What was found in conversations: one's own, and for supervisors everybody's, with what customers felt. */
export function QualityDrawer({ open, close, calls, me }: QualityDrawerProps): ReactNode {
  const words = useWords();
  const { quality } = words;
  const mine = <InspectionList calls={calls} me={me} mine />;
  const supervises = me.roles.includes('supervisor');
  return (
    <Drawer
      open={open}
      onClose={close}
      closable={{ 'aria-label': words.close }}
      title={supervises ? quality.title : quality.openMine}
      size={1080}
      destroyOnHidden
    >
      {supervises ? (
        <Tabs
          items={[
            { key: 'all', label: quality.tabs.all, children: <InspectionList calls={calls} me={me} mine={false} /> },
            { key: 'emotion', label: quality.tabs.emotion, children: <EmotionFigures calls={calls} /> },
            ...(me.roles.includes('agent') ? [{ key: 'mine', label: quality.tabs.mine, children: mine }] : []),
          ]}
        />
      ) : (
        mine
      )}
    </Drawer>
  );
}
