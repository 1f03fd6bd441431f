import type { Element, Notes } from './element.ts';

/** What a reader sees of an element, with its notes where they are referred to. */
export function textOf(element: Element, notes: Notes | undefined): string {
  switch (element.type) {
    case 'text':
      return element.value ?? '';
    case 'tab':
      return ' ';
    case 'break':
      return '\n';
    case 'checkbox':
      return element.checked ? '☑' : '☐';
    case 'noteReference': {
      // A note refers to no other note.
      const said = (notes?.resolve(element)?.body ?? []).map((one) => textOf(one, undefined).trim()).join(' ');
      return said === '' ? '' : `（注：${said}）`;
    }
    default:
      return (element.children ?? []).map((child) => textOf(child, notes)).join('');
  }
}

/** The paragraphs of an element, those within its tables included. */
export function paragraphsIn(element: Element): readonly Element[] {
  if (element.type === 'paragraph') return [element];
  return (element.children ?? []).flatMap(paragraphsIn);
}
