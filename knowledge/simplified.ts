import { Converter, type ConverterFunction } from 'opencc-js/t2cn';

/**
 * Traditional characters as simplified ones (OpenCC's t → cn: characters and phrases, not regional vocabulary).
 * Customers type either; editions and sources are compared in one. Simplified text stays as it is.
 */
export function toSimplified(text: string): string {
  convert ??= Converter({ from: 't', to: 'cn' });
  return convert(text).replace(PARTICLE, '着');
}

/** Building the dictionary takes about 10 ms, so the first text pays for it and a process without any does not. */
let convert: ConverterFunction | undefined;

/** 著 where it is written for 着, which OpenCC leaves alone: not in 显著, 著名 and their kind. */
const PARTICLE = /(?<![显顯卓名专專原编編昭土论論巨译譯遗遺合所])著(?![名作称稱述者录錄])/gu;
