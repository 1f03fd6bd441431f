/** What the tone check says at the reply box; what is wrong and why comes from the rules themselves. */
const zh = {
  label: '语气提示',
  severities: { note: '提醒', warning: '建议修改', never: '不能发送' },
  found: (quote: string, what: string) => `“${quote}”${what}`,
  better: (sentence: string) => `改为：${sentence}`,
  example: (sentence: string) => `例如：${sentence}`,
  replace: '替换',
  others: (count: number) => `另有 ${count} 处`,
  why: '为什么',
  notSent: '没有发送',
};

const en: typeof zh = {
  label: 'Tone',
  severities: { note: 'Note', warning: 'Better changed', never: 'Cannot be sent' },
  found: (quote, what) => `“${quote}” ${what}`,
  better: (sentence) => `Instead: ${sentence}`,
  example: (sentence) => `For example: ${sentence}`,
  replace: 'Replace',
  others: (count) => `${count} more`,
  why: 'Why',
  notSent: 'Not sent',
};

export const toneWords = { zh, en };
