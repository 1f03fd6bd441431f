import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { Named } from './naming.ts';

const colours = { danger: 'error', warning: 'warning', plain: 'default' } as const;

/** A word in the colour of what it means. */
export function ToneTag({ word, tone }: Named): ReactNode {
  return <Tag color={colours[tone]}>{word}</Tag>;
}
