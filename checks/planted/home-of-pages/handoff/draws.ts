import type { ButtonProps } from 'antd';

export type Borrowed = ButtonProps;
