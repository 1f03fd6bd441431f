/**
 * What mammoth makes of a document before it becomes HTML, as far as it is used here. mammoth calls this shape
 * unstable; the tests of this folder read real files and would see it change.
 */
export interface Element {
  type: string;
  children?: Elements;
  /** Of a text. */
  value?: string;
  checked?: boolean;
  breakType?: string;
  styleName?: string | null;
  numbering?: { isOrdered: boolean; level: string } | null;
  isBold?: boolean;
  colSpan?: number;
  rowSpan?: number;
  notes?: Notes;
  noteType?: string;
  noteId?: string;
  body?: Elements;
}

export type Elements = readonly Element[];

/** Footnotes and endnotes. */
export interface Notes {
  resolve(reference: Element): Element | null;
}
