/** What the bench uses of nlp.js, which brings no types. */
declare module '@nlpjs/core' {
  import type { Nlp } from '@nlpjs/nlp';
  export function containerBootstrap(): Promise<{ use(plugin: unknown): void; get(name: 'nlp'): Nlp }>;
}

declare module '@nlpjs/nlp' {
  export class Nlp {
    settings: { autoSave: boolean };
    addLanguage(locale: string): void;
    addDocument(locale: string, utterance: string, intent: string): void;
    train(): Promise<void>;
    process(locale: string, utterance: string): Promise<{ classifications: { intent: string; score: number }[] }>;
  }
}

declare module '@nlpjs/lang-zh' {
  export const LangZh: unknown;
}
