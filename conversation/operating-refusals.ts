/** How a start, a backup, a restore or the store itself says no: to whoever operates the house. */
export const operatingRefusals = {
  'bad-setting': {
    status: 500,
    zh: (at: { name: string; why: string }) => `环境变量 ${at.name} 无法使用：${at.why}。请修改后重新启动。`,
    en: (at: { name: string; why: string }) =>
      `The setting ${at.name} cannot be used: ${at.why}. Change it and start again.`,
  },
  'settings-clash': {
    status: 500,
    zh: (at: { why: string }) => `设置组合无法运行：${at.why}`,
    en: (at: { why: string }) => `These settings cannot work together: ${at.why}`,
  },
  'port-in-use': {
    status: 500,
    zh: (at: { port: number }) => `端口 ${at.port} 已被占用。请停止占用它的程序，或用 PORT 指定另一个端口。`,
    en: (at: { port: number }) => `Port ${at.port} is in use. Stop what uses it, or name another with PORT.`,
  },
  'store-in-use': {
    status: 409,
    zh: (at: { folder: string; pid: number }) =>
      `数据目录 ${at.folder} 正被进程 ${at.pid} 使用。请先停止它，或用 XIANTING_HOME 指定另一个目录。`,
    en: (at: { folder: string; pid: number }) =>
      `The folder ${at.folder} is in use by process ${at.pid}. Stop it first, or name another folder with XIANTING_HOME.`,
  },
  'store-newer': {
    status: 500,
    zh: (at: { theirs: string; ours: string }) =>
      `数据来自更新的版本（${at.theirs}），本程序只认识到 ${at.ours}。未作任何改动，请使用较新的程序启动。`,
    en: (at: { theirs: string; ours: string }) =>
      `The store was written by a newer version (${at.theirs}); this one knows up to ${at.ours}. Nothing was touched. Start it with the newer program.`,
  },
  'folder-taken': {
    status: 409,
    zh: (at: { folder: string }) => `目录 ${at.folder} 中已有文件，未作备份。请指定一个新的目录。`,
    en: (at: { folder: string }) => `There are files in ${at.folder}. Nothing was backed up. Name a new folder.`,
  },
  'nothing-to-back-up': {
    status: 409,
    zh: () => '这个数据库中还没有先听的数据，未作备份。请检查 DATABASE_URL 或 XIANTING_HOME。',
    en: () => 'Xianting has never been in this database. Nothing was backed up. Check DATABASE_URL, or XIANTING_HOME.',
  },
  'backup-damaged': {
    status: 409,
    zh: (at: { folder: string; why: string }) =>
      `备份 ${at.folder} 不完整或已损坏：${at.why}。目标数据库未作任何改动，请使用另一份备份。`,
    en: (at: { folder: string; why: string }) =>
      `The backup in ${at.folder} is incomplete or damaged: ${at.why}. The target was left as it was. Use another backup.`,
  },
  'backup-key-mismatch': {
    status: 409,
    zh: (at: { folder: string }) =>
      `备份 ${at.folder} 是在另一个 XIANTING_KEY 下写成的，未作恢复。请提供备份时使用的密钥。`,
    en: (at: { folder: string }) =>
      `The backup in ${at.folder} was written under another XIANTING_KEY. Nothing was restored. Bring the key of that time.`,
  },
  'target-not-empty': {
    status: 409,
    zh: (at: { where: string }) =>
      `${at.where} 中已有先听的数据，未作恢复。请恢复到新的数据库（DATABASE_URL）或新的目录（XIANTING_HOME）。`,
    en: (at: { where: string }) =>
      `Xianting’s record is in ${at.where} already. Nothing was restored. Restore into a new database (DATABASE_URL) or a new folder (XIANTING_HOME).`,
  },
  'database-unreachable': {
    status: 500,
    zh: (at: { where: string; why: string }) =>
      `无法连接数据库 ${at.where}：${at.why}。请检查 DATABASE_URL，并确认数据库正在运行。`,
    en: (at: { where: string; why: string }) =>
      `The database at ${at.where} cannot be reached: ${at.why}. Check DATABASE_URL, and that it is running.`,
  },
  'store-unreachable': {
    status: 503,
    zh: () => '数据库暂时无法连接，消息没有发送。请稍后重试。',
    en: () => 'The database cannot be reached, and nothing was stored. Try again in a moment.',
  },
  'key-mismatch': {
    status: 500,
    zh: () => 'XIANTING_KEY 与数据目录不匹配，已停止启动，数据未改动。请使用最初的密钥。',
    en: () => 'XIANTING_KEY does not fit this store. Nothing was touched. Start with the key the store was made with.',
  },
  'original-gone': {
    status: 410,
    zh: () => '原文已按删除请求销毁，只保留脱敏记录。',
    en: () => 'The original was destroyed on request; only the masked record remains.',
  },
  'seal-broken': {
    status: 500,
    zh: () => '原文未通过完整性校验（数据被改动，或不属于这位客户），未予显示，脱敏记录不受影响。请联系管理员核查。',
    en: () =>
      'The original failed its integrity check (it was altered, or is another customer’s) and was not shown. The masked record is unaffected. Have an administrator look into it.',
  },
} as const;
