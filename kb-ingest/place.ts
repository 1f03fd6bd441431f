import type { Language } from '#conversation';

/** Where something stands in a source, as a reader of that source finds it again. Everything is counted from 1. */
export type Place = { line: number } | { page: number } | { sheet: string; row: number } | { heading: string };

/** 第 3 行, 第 2 页, 工作表“费率”第 5 行, “收费 › 年费”一节; English likewise. */
export function sayPlace(place: Place, language: Language): string {
  const zh = language === 'zh';
  if ('line' in place) return zh ? `第 ${place.line} 行` : `line ${place.line}`;
  if ('page' in place) return zh ? `第 ${place.page} 页` : `page ${place.page}`;
  if ('sheet' in place)
    return zh ? `工作表“${place.sheet}”第 ${place.row} 行` : `sheet "${place.sheet}", row ${place.row}`;
  if (place.heading === '') return zh ? '开头部分' : 'before the first heading';
  return zh ? `“${place.heading}”一节` : `under "${place.heading}"`;
}
