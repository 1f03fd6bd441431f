// `npm run backup -- FOLDER`: one consistent copy of the record, while the system runs on PostgreSQL.
import { backUp } from '#store';
import { asTable, command, soleArgument } from './command.ts';
import { readSettings } from './env.ts';
import { productVersion } from './product.ts';

const folder = soleArgument('npm run backup -- 新目录 NEW_FOLDER');

await command(async () => {
  const { tables, schema } = await backUp(readSettings('embedded').store, folder, {
    product: productVersion,
    clock: () => new Date(),
  });
  console.log(
    asTable(
      ['表 table', '行数 rows'],
      tables.map(({ name, rows }) => [name, rows]),
    ),
  );
  console.log(
    `\n已备份到 ${folder}（结构 ${schema.tag}）。XIANTING_KEY 不在其中，请另行保管；没有它，备份无法恢复。\nBacked up to ${folder} (schema ${schema.tag}). XIANTING_KEY is not in it: keep it elsewhere; without it this backup cannot be restored.`,
  );
});
