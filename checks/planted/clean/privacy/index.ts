export interface Sealed {
  bytes: Uint8Array;
}

export function mask(text: string): string {
  return text.replace(/\d/g, '*');
}
