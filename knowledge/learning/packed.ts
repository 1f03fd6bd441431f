import { createHash } from 'node:crypto';

/** Numbers in rows, as a file keeps them. */
export type Part = Uint32Array | Float32Array | Int8Array;

export interface Packed {
  /** What the file is: nothing else is read from a file that is something else. */
  kind: string;
  /** Grows with every change after which older files are not to be read any more. */
  version: number;
  /** Whatever JSON can hold. */
  head: unknown;
  parts: Readonly<Record<string, Part>>;
}

/** A file that is not to be read: not of this kind, of another version, or not as it was written. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

const MARK = 'XTPK';
/** SHA-256. */
const SEAL = 32;
const types = { Uint32Array, Float32Array, Int8Array } as const;

/**
 * One file: a mark, the length of its table of contents, that table as JSON, the parts, and the SHA-256 of all before.
 * Little-endian, as every machine that Node runs on. The same content has the same bytes.
 */
export function pack({ kind, version, head, parts }: Packed): Uint8Array {
  const list = Object.entries(parts).map(([name, part]) => ({ name, type: typeOf(part), length: part.length }));
  const table = Buffer.from(JSON.stringify({ kind, version, head, list }));
  const start = Buffer.alloc(8);
  start.write(MARK, 'latin1');
  start.writeUInt32LE(table.length, 4);
  const pieces: Uint8Array[] = [start, table];
  for (const part of Object.values(parts)) {
    pieces.push(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
  }
  const body = Buffer.concat(pieces);
  return new Uint8Array(Buffer.concat([body, sealOf(body)]));
}

/** Throws `UnreadableFile`, and nothing else, for bytes that `pack` did not write for this kind and version. */
export function unpack(bytes: Uint8Array, kind: string, version: number): Pick<Packed, 'head' | 'parts'> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 8 + SEAL || file.toString('latin1', 0, 4) !== MARK) throw new UnreadableFile('no such file');
  const body = file.subarray(0, -SEAL);
  if (!sealOf(body).equals(file.subarray(-SEAL))) throw new UnreadableFile('the checksum does not fit');
  // From here on the file is as `pack` wrote it: the checksum says so.
  const length = file.readUInt32LE(4);
  const table = JSON.parse(file.toString('utf8', 8, 8 + length)) as Table;
  if (table.kind !== kind || table.version !== version) {
    throw new UnreadableFile(`${table.kind} ${table.version} instead of ${kind} ${version}`);
  }
  const parts: Record<string, Part> = {};
  let at = 8 + length;
  for (const { name, type, length: count } of table.list) {
    const end = at + count * types[type].BYTES_PER_ELEMENT;
    // A copy of its own, because a view of four bytes must begin at a multiple of four.
    parts[name] = new types[type](new Uint8Array(body.subarray(at, end)).buffer);
    at = end;
  }
  return { head: table.head, parts };
}

interface Table {
  kind: string;
  version: number;
  head: unknown;
  list: readonly { name: string; type: keyof typeof types; length: number }[];
}

function typeOf(part: Part): keyof typeof types {
  if (part instanceof Uint32Array) return 'Uint32Array';
  return part instanceof Float32Array ? 'Float32Array' : 'Int8Array';
}

function sealOf(body: Uint8Array): Buffer {
  return createHash('sha256').update(body).digest();
}
