// `npm run restore -- FOLDER`: a backup into a database or folder in which the record has never been.
import { existsSync } from 'node:fs';
import { Refusal } from '#conversation';
import { keyCheck, readMasterKey } from '#privacy';
import { readManifest, restore } from '#store';
import { asTable, command, soleArgument } from './command.ts';
import { readSettings, type Settings } from './env.ts';

const folder = soleArgument('npm run restore -- 备份目录 BACKUP_FOLDER');

await command(async () => {
  const settings = readSettings('embedded');
  const manifest = await readManifest(folder);
  await requireItsKey(settings.key, manifest.keyCheck);
  const tables = await restore(folder, settings.store);
  const sum = (side: 'inBackup' | 'inRecord') => tables.reduce((total, each) => total + each[side], 0);
  console.log(
    asTable(
      ['表 table', '备份 backup', '恢复后 restored'],
      [
        ...tables.map(({ table, inBackup, inRecord }) => [table, inBackup, inRecord]),
        ['合计 total', sum('inBackup'), sum('inRecord')],
      ],
    ),
  );
  console.log(
    `\n两边行数与内容校验一致。备份时间 ${manifest.at}，结构 ${manifest.schema.tag}。此后执行过的删除请求须重新执行。\nCounts and contents agree on both sides. The backup is of ${manifest.at}, schema ${manifest.schema.tag}. Deletions carried out since then have to be carried out again.`,
  );
});

/** Refuses 'backup-key-mismatch'. A key is never made here: a new one could open nothing of the backup. */
async function requireItsKey(key: Settings['key'], written: string | null): Promise<void> {
  if (written === null) return;
  if (key.key === null && !existsSync(key.keyFile))
    throw new Refusal('bad-setting', {
      name: 'XIANTING_KEY',
      why: `恢复需要备份时使用的密钥，${key.keyFile} 中没有 (restoring takes the key of the time of the backup; there is none in ${key.keyFile})`,
    });
  if (keyCheck(await readMasterKey(key)) !== written) throw new Refusal('backup-key-mismatch', { folder });
}
