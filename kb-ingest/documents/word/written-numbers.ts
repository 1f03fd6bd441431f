import { Counting, type Level, type List } from './counting.ts';

/**
 * A document's main part with the numbers of its lists and headings written into the paragraphs (第一条, 2.1), since
 * Word only counts them and mammoth leaves them out. What mammoth would make of them itself is taken away there.
 */
export function withWrittenNumbers(main: string, numbering: string, styles: string): string {
  const lists = listsOf(numbering);
  if (lists.size === 0) return main;
  const styled = styleListsOf(styles);
  const counting = new Counting();
  // Of a tracked change of properties only what is now counts.
  return main
    .replace(/<w:pPrChange\b[\s\S]*?<\/w:pPrChange>/g, '')
    .replace(/<w:pPr>([\s\S]*?)<\/w:pPr>/g, (whole, properties: string) => {
      const isDeleted = /<w:rPr>(?:(?!<\/w:rPr>)[\s\S])*<w:del\b/.test(properties);
      const { list: id, depth } = numberedBy(properties, styled);
      const list = id === null ? undefined : lists.get(id);
      const number = list && !isDeleted ? counting.next(list, depth) : null;
      if (number === null) return whole;
      const bare = properties.replace(/<w:numPr>[\s\S]*?<\/w:numPr>/, '');
      const run = `<w:r><w:t xml:space="preserve">${escaped(number)}${/[）)]$/.test(number) ? '' : ' '}</w:t></w:r>`;
      return `<w:pPr>${bare}<w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>${run}`;
    });
}

interface Numbered {
  /** 0 and null: none. */
  list: string | null;
  depth: number;
}

function numberedBy(properties: string, styled: ReadonlyMap<string, Numbered>): Numbered {
  const style = styled.get(valueIn('pStyle', properties) ?? '');
  const own = /<w:numPr>([\s\S]*?)<\/w:numPr>/.exec(properties)?.[1];
  if (own === undefined) return style ?? { list: null, depth: 0 };
  return {
    list: valueIn('numId', own) ?? style?.list ?? null,
    depth: Number(valueIn('ilvl', own) ?? style?.depth ?? 0),
  };
}

function listsOf(numbering: string): ReadonlyMap<string, List> {
  const definitions = new Map(
    elements('abstractNum', numbering).map(({ attributes, content }) => [
      attribute('abstractNumId', attributes),
      levelsOf(content),
    ]),
  );
  return new Map(
    elements('num', numbering).map(({ attributes, content }) => {
      const definition = valueIn('abstractNumId', content) ?? '';
      const overrides = elements('lvlOverride', content);
      const levels = new Map([
        ...(definitions.get(definition) ?? []),
        ...overrides.flatMap((one) => [...levelsOf(one.content)]),
      ]);
      const startsAnew = new Map(
        overrides.flatMap((one) => {
          const start = valueIn('startOverride', one.content);
          return start === null ? [] : [[Number(attribute('ilvl', one.attributes)), Number(start)] as const];
        }),
      );
      return [attribute('numId', attributes), { definition, levels, startsAnew }];
    }),
  );
}

function levelsOf(definition: string): ReadonlyMap<number, Level> {
  return new Map(
    elements('lvl', definition).map(({ attributes, content }) => [
      Number(attribute('ilvl', attributes)),
      {
        start: Number(valueIn('start', content) ?? 1),
        format: valueIn('numFmt', content) ?? 'decimal',
        text: unescaped(valueIn('lvlText', content) ?? '%1.'),
        isLegal: /<w:isLgl(?:\/>| w:val="(?:1|true|on)")/.test(content),
      },
    ]),
  );
}

/** Styles that number their paragraphs, as heading styles often do; one that is based on another takes its numbers. */
function styleListsOf(styles: string): ReadonlyMap<string, Numbered> {
  const all = new Map(
    elements('style', styles).map(({ attributes, content }) => [attribute('styleId', attributes), content]),
  );
  const numbered = new Map<string, Numbered>();
  for (const id of all.keys()) {
    let [at, depth]: [string | null, string | null] = [id, null];
    for (let steps = 0; at !== null && steps < LONGEST_CHAIN; steps++) {
      const style: string = all.get(at) ?? '';
      const own = /<w:numPr>([\s\S]*?)<\/w:numPr>/.exec(style)?.[1] ?? '';
      depth ??= valueIn('ilvl', own);
      const list = valueIn('numId', own);
      if (list !== null) {
        numbered.set(id, { list, depth: Number(depth ?? 0) });
        break;
      }
      at = valueIn('basedOn', style);
    }
  }
  return numbered;
}

/** A circle of styles is no document that Word wrote. */
const LONGEST_CHAIN = 10;

/** Elements of one name, none of which stands within another of it. */
export function elements(name: string, xml: string): readonly { attributes: string; content: string }[] {
  const found = xml.matchAll(new RegExp(`<w:${name}(\\s[^>]*)?>([\\s\\S]*?)</w:${name}>`, 'g'));
  return [...found].map(([, attributes = '', content = '']) => ({ attributes, content }));
}

function attribute(name: string, attributes: string): string {
  return new RegExp(`\\sw:${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
}

export function valueIn(name: string, xml: string): string | null {
  return new RegExp(`<w:${name}\\s[^>]*?w:val="([^"]*)"`).exec(xml)?.[1] ?? null;
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
