/**
 * What the stand-in writes unless told: the entries of the prompt, sentence by sentence, each with its number; for a
 * summary four lines of nothing known. It understands nothing; whoever tries the product out sees a model's way through it.
 */
export function parroted(body: Record<string, unknown>): string {
  const messages = Array.isArray(body.messages) ? (body.messages as { role?: string; content?: string }[]) : [];
  const asked = messages.findLast(({ role }) => role === 'user')?.content ?? '';
  const entries = /<条目>\n([\s\S]*?)\n<\/条目>/u.exec(asked)?.[1];
  if (entries === undefined) return '情境：未说明。\n任务：未说明。\n行动：未说明。\n结果：未说明。';
  return entries
    .split(/^(?=\[\d+\] )/mu)
    .flatMap((entry) => {
      const number = /^\[(\d+)\]/u.exec(entry)?.[1];
      const [, ...answer] = entry.split('\n');
      return sentencesOf(answer.join('\n')).map((sentence) => cited(sentence, number));
    })
    .join('');
}

function sentencesOf(text: string): string[] {
  return text.match(/[^。！？\n]+[。！？]?/gu) ?? [];
}

/** The number stands before the mark that ends the sentence. */
function cited(sentence: string, number = '0'): string {
  const trimmed = sentence.trim();
  return trimmed === '' ? '' : trimmed.replace(/[。！？]?$/u, (mark) => `[${number}]${mark || '。'}`);
}
