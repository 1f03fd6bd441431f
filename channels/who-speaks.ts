import type { DueMessage } from '#store';

/**
 * Who speaks, for channels that show one sender for all: said at the beginning of the text itself. Every text of the
 * machine says that it is one; the house's notices need no name.
 */
export function whoSpeaks({ author }: Pick<DueMessage, 'author'>): string {
  if (author.by === 'bot') return '【智能客服·AI生成】';
  return author.by === 'agent' ? `【人工客服 ${author.name}】` : '';
}
