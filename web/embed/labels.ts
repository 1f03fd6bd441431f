/** What the launcher and the frame are called. */
export interface Labels {
  language: 'zh' | 'en';
  launcher: string;
  /** Read aloud with the launcher. */
  unread(count: number): string;
  frame: string;
}

export function labelsFor(language: string, launcher: string | undefined): Labels {
  return /^en\b/i.test(language)
    ? {
        language: 'en',
        launcher: launcher ?? 'Chat',
        unread: (count) => `${count} new messages`,
        frame: 'Chat with the bank',
      }
    : {
        language: 'zh',
        launcher: launcher ?? '在线客服',
        unread: (count) => `${count} 条新消息`,
        frame: '在线客服对话',
      };
}
