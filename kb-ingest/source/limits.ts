/**
 * How much one file may ask of us. A document that asks more is refused by name, and the next one is read.
 *
 * A regulation of 300 pages is 2 to 5 MB as PDF; the limits leave room for ten times what banks publish.
 */
export const LARGEST_SOURCE_BYTES = 20 * 1024 * 1024;

/** What an Office document may hold once unpacked: a zip bomb is a thousand times larger than its file, this is not. */
export const LARGEST_UNPACKED_BYTES = 100 * 1024 * 1024;
/** Files within an Office document. One with hundreds of pictures has some hundreds. */
export const MOST_PARTS = 5_000;
export const MOST_PAGES = 2_000;
/** Cells with something in them, over all sheets of a workbook. */
export const MOST_CELLS = 500_000;

/** How long reading one document may take, its process' start included. */
export const LONGEST_READING_MS = 60_000;
/** Of JavaScript's own memory, in the process that reads a document. */
export const LARGEST_HEAP_MB = 768;
/** Of everything in that process, what a decompressor takes beside the heap included. */
export const LARGEST_PROCESS_BYTES = 1_536 * 1024 * 1024;
