import type { Element, Elements } from './element.ts';

/** How a document marks its headings: with heading styles, or, where nobody used those, with bold lines. */
export interface HeadingRanks {
  byStyle: boolean;
  /** The first heading, where it alone is of the highest rank: the document's title. */
  title: Element | null;
}

export function headingRanks(elements: Elements): HeadingRanks {
  const styled = elements.filter((element) => styleRank(element) !== null && styleRank(element) !== 0);
  const highest = Math.min(...styled.map((element) => styleRank(element) ?? 9));
  const top = styled.filter((element) => styleRank(element) === highest);
  const hasTitle = elements.some((element) => styleRank(element) === 0);
  const title = !hasTitle && styled.length > 1 && top.length === 1 && top[0] === styled[0] ? (top[0] ?? null) : null;
  return { byStyle: styled.length > 0, title };
}

/** 0: the title; 1 … 9: headings, the greater within the smaller; null: no heading. */
export function rankOf(element: Element, { byStyle, title }: HeadingRanks): number | null {
  if (element === title) return 0;
  const rank = styleRank(element);
  if (rank !== null) return rank;
  return !byStyle && isBoldLine(element) ? BOLD_RANK : null;
}

/** Under whatever is numbered as a chapter. */
const BOLD_RANK = 5;

/** Word stores its own styles under their English names, whatever language it speaks. */
function styleRank({ type, styleName }: Element): number | null {
  if (type !== 'paragraph' || !styleName) return null;
  if (/^(?:title|标题)$/iu.test(styleName)) return 0;
  const found = /^(?:heading|标题)\s*([1-9])/iu.exec(styleName);
  return found ? Number(found[1]) : null;
}

function isBoldLine(element: Element): boolean {
  if (element.numbering) return false;
  const runs = (element.children ?? []).filter((run) => run.type === 'run' && written(run) !== '');
  const text = runs.map(written).join('');
  return text.length > 1 && text.length <= 30 && runs.every((run) => run.isBold) && !/[。！？；，：:,;.]$/u.test(text);
}

function written(run: Element): string {
  return (run.children ?? [])
    .map((child) => child.value ?? '')
    .join('')
    .trim();
}
