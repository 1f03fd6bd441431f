import { crc32, inflateRawSync } from 'node:zlib';
import { LARGEST_UNPACKED_BYTES, MOST_PARTS } from '../source/limits.ts';
import { Unreadable } from '../source/reasons.ts';

/** An archive whose every part was unpacked once, within the limits, and found whole. */
export interface Archive {
  names: readonly string[];
  /** A part's content; null when there is no such part. */
  read(name: string): Buffer | null;
}

/**
 * Checks a ZIP archive by what it really unpacks to, not by what it says of itself, before a library is let near it
 * (PKWARE's APPNOTE.TXT 6.3.10, sections 4.3 and 4.4). Throws Unreadable.
 */
export function openArchive(bytes: Uint8Array): Archive {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return checked(archive, partsOf(archive));
  } catch (cause) {
    // Reading behind the end of the bytes, and what zlib says of damaged data.
    if (cause instanceof Unreadable) throw cause;
    throw new Unreadable('broken', cause);
  }
}

interface Part {
  name: string;
  method: number;
  crc: number;
  packed: number;
  unpacked: number;
  header: number;
}

function checked(archive: Buffer, parts: readonly Part[]): Archive {
  const byName = new Map<string, Part>();
  let total = 0;
  for (const part of parts) {
    const content = unpacked(archive, part, LARGEST_UNPACKED_BYTES - total);
    total += content.length;
    if (content.length !== part.unpacked || crc32(content) !== part.crc) throw new Unreadable('broken');
    byName.set(part.name, part);
  }
  return {
    names: [...byName.keys()],
    read: (name) => {
      const part = byName.get(name);
      return part ? unpacked(archive, part, LARGEST_UNPACKED_BYTES) : null;
    },
  };
}

function partsOf(archive: Buffer): readonly Part[] {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0) throw new Unreadable('broken');
  const count = archive.readUInt16LE(end + 10);
  if (count > MOST_PARTS) throw new Unreadable('unpacks-too-large');
  const parts: Part[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let place = 0; place < count; place++) {
    if (archive.readUInt32LE(at) !== CENTRAL_HEADER) throw new Unreadable('broken');
    if (archive.readUInt16LE(at + 8) & ENCRYPTED) throw new Unreadable('encrypted');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    parts.push({
      name: archive.toString('utf8', at + 46, at + 46 + (nameLength ?? 0)),
      method: archive.readUInt16LE(at + 10),
      crc: archive.readUInt32LE(at + 16),
      packed: archive.readUInt32LE(at + 20),
      unpacked: archive.readUInt32LE(at + 24),
      header: archive.readUInt32LE(at + 42),
    });
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return parts;
}

const CENTRAL_HEADER = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

function unpacked(archive: Buffer, { method, packed, header }: Part, most: number): Buffer {
  if (archive.readUInt32LE(header) !== LOCAL_HEADER) throw new Unreadable('broken');
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const data = archive.subarray(start, start + packed);
  if (data.length !== packed) throw new Unreadable('broken');
  if (method === STORED && packed <= most) return data;
  if (method !== STORED && method !== DEFLATED) throw new Unreadable('broken');
  if (most <= 0 || method === STORED) throw new Unreadable('unpacks-too-large');
  try {
    return inflateRawSync(data, { maxOutputLength: most });
  } catch (cause) {
    const isOver = cause instanceof RangeError && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
    throw new Unreadable(isOver ? 'unpacks-too-large' : 'broken', cause);
  }
}
