import { render } from 'preact';
import type { Sent } from '../../conversation/wire/index.ts';
import { label } from './label.ts';

export const show = (sent: Sent) => render(<p title={label}>{sent.seq}</p>, document.body);
