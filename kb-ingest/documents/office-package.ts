import { Unreadable } from '../source/reasons.ts';
import { type Archive, openArchive } from './zip.ts';

/** An Office document of today: what it is, and its parts. */
export interface OfficePackage {
  kind: 'word' | 'workbook';
  archive: Archive;
}

/** Opens what is a ZIP archive by its signature. Throws Unreadable where it is no Word document and no workbook. */
export function openPackage(bytes: Uint8Array): OfficePackage {
  const archive = openArchive(bytes);
  // Open Packaging Conventions, ECMA-376 part 2: every package says here what its parts are.
  const types = archive.read('[Content_Types].xml')?.toString('utf8');
  if (types === undefined) {
    throw new Unreadable(archive.names.includes('mimetype') ? 'other-office' : 'not-office');
  }
  // mammoth's parser takes declared entities for text, others expand them; no Office program writes any.
  for (const name of archive.names) {
    if (/\.(?:xml|rels)$/i.test(name) && archive.read(name)?.includes('<!DOCTYPE'))
      throw new Unreadable('declares-entities');
  }
  if (/wordprocessingml\.(?:document|template)\.main\+xml|word\.(?:document|template)\.macroEnabled\.main/i.test(types))
    return { kind: 'word', archive };
  if (/spreadsheetml\.(?:sheet|template)\.main\+xml|excel\.(?:sheet|template)\.macroEnabled\.main/i.test(types))
    return { kind: 'workbook', archive };
  throw new Unreadable('other-office');
}

/**
 * What a compound file (MS-CFB) holds: an old document, or a new one that is encrypted (MS-OFFCRYPTO 2.3). Told by the
 * names in its directory, which are written in UTF-16.
 */
export function compoundReason(bytes: Uint8Array): 'encrypted' | 'legacy-office' | 'unsupported' {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (name: string): boolean => file.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage')) return 'encrypted';
  return ['WordDocument', 'Workbook', 'Book', 'PowerPoint Document'].some(holds) ? 'legacy-office' : 'unsupported';
}
