// `npm run upgrade`: the record's schema brought to this program's, with counts before and after.
import { upgrade } from '#store';
import { asTable, command } from './command.ts';
import { readSettings } from './env.ts';

await command(async () => {
  const { from, to, tables } = await upgrade(readSettings('embedded').store);
  console.log(
    asTable(
      ['表 table', '升级前 before', '升级后 after'],
      tables.map(({ table, before, after }) => [table, before ?? '–', after ?? '–']),
    ),
  );
  console.log(
    from === to
      ? `\n结构已是最新（${to}），未作改动。\nThe schema is up to date (${to}). Nothing was changed.`
      : `\n结构已由 ${from ?? '空'} 升级到 ${to}。\nThe schema went from ${from ?? 'nothing'} to ${to}.`,
  );
});
