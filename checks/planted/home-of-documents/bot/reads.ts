import type { Workbook } from 'hucre/xlsx';

export type Borrowed = Workbook;
