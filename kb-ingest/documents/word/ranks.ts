import type { Element, Elements } from './element.ts';
import { elements, valueIn } from './written-numbers.ts';

/** How a document marks its headings: with heading styles, or, where nobody used those, with bold lines. */
export interface HeadingRanks {
  byStyle: boolean;
  /** The first heading, where it alone is of the highest rank: the document's title. */
  title: Element | null;
  /** Styles of a bank's own that have a place in the outline, by their names. */
  outline: ReadonlyMap<string, number>;
}

export function headingRanks(body: Elements, styles: string): HeadingRanks {
  const outline = outlineOf(styles);
  const ranked = body.map((element) => ({ element, rank: styleRank(element, outline) }));
  const styled = ranked.flatMap(({ element, rank }) => (rank === null || rank === 0 ? [] : [{ element, rank }]));
  const highest = Math.min(...styled.map(({ rank }) => rank));
  const top = styled.filter(({ rank }) => rank === highest).map(({ element }) => element);
  const hasTitle = ranked.some(({ rank }) => rank === 0);
  const title =
    !hasTitle && styled.length > 1 && top.length === 1 && top[0] === styled[0]?.element ? (top[0] ?? null) : null;
  return { byStyle: styled.length > 0, title, outline };
}

/** 0: the title; 1 … 9: headings, the greater within the smaller; null: no heading. */
export function rankOf(element: Element, { byStyle, title, outline }: HeadingRanks): number | null {
  if (element === title) return 0;
  const rank = styleRank(element, outline);
  if (rank !== null) return rank;
  return !byStyle && isBoldLine(element) ? BOLD_RANK : null;
}

/** Under whatever is numbered as a chapter. */
const BOLD_RANK = 5;

/** Word stores its own styles under their English names, whatever language it speaks. */
function styleRank({ type, styleName }: Element, outline: HeadingRanks['outline']): number | null {
  if (type !== 'paragraph' || !styleName) return null;
  if (/^(?:title|标题)$/iu.test(styleName)) return 0;
  const found = /^(?:heading|标题)\s*([1-9])/iu.exec(styleName);
  return found ? Number(found[1]) : (outline.get(styleName) ?? null);
}

function outlineOf(styles: string): ReadonlyMap<string, number> {
  return new Map(
    elements('style', styles).flatMap(({ content }) => {
      const [name, level] = [valueIn('name', content), valueIn('outlineLvl', content)];
      return name === null || level === null || Number(level) > 8 ? [] : [[name, Number(level) + 1]];
    }),
  );
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
