import { crc32, deflateRawSync } from 'node:zlib';

/** One file of an archive. */
export interface Part {
  path: string;
  bytes: Uint8Array;
}

/** A ZIP archive (APPNOTE 6.3.10, 4.3): what .docx and .xlsx are. Without dates, so that equal parts give equal bytes. */
export function zipped(parts: readonly Part[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, bytes } of parts) {
    const name = Buffer.from(path);
    const packed = deflateRawSync(bytes);
    const described = description(bytes, packed, name);
    const file = Buffer.concat([signed(0x04034b50, described), name, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    files.push(file);
    directory.push(signed(0x02014b50, Buffer.concat([Buffer.from([20, 0]), described, place])), name);
    offset += file.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, ...directory, signed(0x06054b50, end)]);
}

/** What a file's own header and its line in the directory both say: version, UTF-8 names, deflated, the day 1980-01-01. */
function description(bytes: Uint8Array, packed: Buffer, name: Buffer): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x0800, 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt16LE(0x21, 8);
  fields.writeUInt32LE(crc32(bytes), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(bytes.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

function signed(signature: number, rest: Buffer): Buffer {
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(signature);
  return Buffer.concat([mark, rest]);
}

/** The paths and checksums that an archive's directory lists: what is in it, however it was packed. */
export function listed(archive: Buffer): readonly { path: string; checksum: number }[] {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const parts: { path: string; checksum: number }[] = [];
  let place = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const length = archive.readUInt16LE(place + 28);
    const path = archive.toString('utf8', place + 46, place + 46 + length);
    parts.push({ path, checksum: archive.readUInt32LE(place + 16) });
    place += 46 + length + archive.readUInt16LE(place + 30) + archive.readUInt16LE(place + 32);
  }
  return parts;
}
