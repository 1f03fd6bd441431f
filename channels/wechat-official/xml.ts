import { XMLParser } from 'fast-xml-parser';
import { RefusedPush } from './refused.ts';

/** No entities are expanded and nothing is taken for a number: a MsgId is longer than a number holds. */
const parser = new XMLParser({
  processEntities: false,
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  ignoreDeclaration: true,
});

/** The root must come first: no document type, so no entities to begin with. */
const begins = /^\uFEFF?\s*(?:<\?xml[^<>]{0,200}\?>\s*)?<xml>/;
const ends = /<\/xml>\s*$/;

/** The elements below `<xml>`, each with its text; elements with children of their own are left out. */
export function readXml(text: string): ReadonlyMap<string, string> {
  if (!begins.test(text) || !ends.test(text)) throw new RefusedPush('no well-formed message');
  let root: unknown;
  try {
    root = (parser.parse(text, true) as { xml?: unknown }).xml;
  } catch {
    throw new RefusedPush('no well-formed message');
  }
  if (typeof root !== 'object' || root === null) throw new RefusedPush('no well-formed message');
  return new Map(Object.entries(root).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** The platform's way of writing: every text in CDATA, which ends only where it should. */
export function writeXml(elements: Readonly<Record<string, string | number>>): string {
  const written = Object.entries(elements).map(([name, value]) =>
    typeof value === 'number'
      ? `<${name}>${value}</${name}>`
      : `<${name}><![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`,
  );
  return `<xml>${written.join('')}</xml>`;
}
