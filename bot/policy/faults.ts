import { type Danger, dangers, priorities } from '#conversation';
import type { HeardCondition, PolicyFault, PolicyRow, PolicyTable } from '#conversation/wire';
import { covers } from './covers.ts';
import { dangerCallsFrom } from './danger-calls-from.ts';
import { unfit } from './unfit.ts';

/** An urgent matter, such as a card loss, is to be handled within five minutes. */
const DANGER_WAITS_AT_MOST = 5;

/**
 * What is wrong with a table, in its order; a table with a fault is not published. No table may let danger wait for
 * anything where it is as likely as not, nor a life at risk in any case, refuse a person to whoever asks for one, promise
 * or command, or say that somebody is called when nobody is.
 */
export function faultsOf(table: PolicyTable): readonly PolicyFault[] {
  return [
    ...headFaults(table),
    ...Object.entries(table.phrases).flatMap(([phrase, { use, zh, en }]) =>
      unfit([...zh, ...en], use === 'handing-over').map(({ words, why }) =>
        fault(
          { phrase },
          `话术“${phrase}”中的“${words}”不能说：${why.zh}。请改写。`,
          `“${words}” in the phrase “${phrase}” may not be said: ${why.en}. Put it another way.`,
        ),
      ),
    ),
    ...table.rows.flatMap((row, place) => [...rowFaults(row, table), ...placeFaults(row, place, table)]),
    ...missingRows(table),
  ];
}

function headFaults({ officeHours: { from, to }, priorities: minutes }: PolicyTable): PolicyFault[] {
  const falls = priorities.some((name, place) => minutes[name] < minutes[priorities[place - 1] ?? name]);
  return [
    ...(from < to
      ? []
      : [fault({}, '办公时间的结束须晚于开始。', 'Office hours must end after they begin, on the same day.')]),
    ...(falls
      ? [fault({}, '较高的优先级，提前的分钟数不能更少。', 'A higher priority must not be fewer minutes ahead.')]
      : []),
  ];
}

/** What a row must be by itself. */
function rowFaults(row: PolicyRow, { phrases }: PolicyTable): PolicyFault[] {
  const { id, say, handOver, when } = row;
  const faults: PolicyFault[] = [];
  const blame = (zh: string, en: string): void => void faults.push(fault({ row: id }, zh, en));
  for (const name of say) {
    if (phrases[name] === undefined) blame(`没有名为“${name}”的话术。`, `There is no phrase called “${name}”.`);
  }
  const uses = say.map((name) => phrases[name]?.use);
  const calls = uses.includes('handing-over');
  if (handOver && uses.at(-1) !== 'handing-over')
    blame(
      '转人工前须告诉客户：最后一句请选“转接”类话术。',
      'The customer must be told that a person is called: the last phrase must be one for handing over.',
    );
  if (!handOver && calls)
    blame(
      '这一行不转人工，不能说正在转接。',
      'This row hands nothing over: it must not say that a person is being called.',
    );
  if (when.heard.some(({ kind }) => kind === 'complaint') && handOver && !handOver.complaint)
    blame('投诉须写明分级和时限。', 'A complaint needs its grade and its deadlines.');
  if (handOver?.complaint && handOver.complaint.acknowledgeWithinHours > handOver.complaint.answerWithinHours)
    blame('答复时限不能早于受理时限。', 'A complaint cannot be answered before it is acknowledged.');
  if (isOnDanger(row)) {
    if (handOver && handOver.priority !== 'immediate')
      blame('危险的优先级须为“立即”。', 'Danger must have the priority “immediate”.');
    if (handOver && handOver.acceptWithinMinutes > DANGER_WAITS_AT_MOST)
      blame(
        `危险须在 ${DANGER_WAITS_AT_MOST} 分钟内有人接。`,
        `Danger must be taken up within ${DANGER_WAITS_AT_MOST} minutes.`,
      );
    if (uses[0] !== 'safety')
      blame(
        '危险须先说安全提示：第一句请选“安全”类话术。',
        'Danger needs safety advice first: begin with such a phrase.',
      );
  }
  return faults;
}

/** What a row must be where it stands. */
function placeFaults(row: PolicyRow, place: number, { rows }: PolicyTable): PolicyFault[] {
  const above = rows.slice(0, place);
  const faults: PolicyFault[] = [];
  if (above.some(({ id }) => id === row.id))
    faults.push(fault({ row: row.id }, `名称“${row.id}”用了两次。`, `The name “${row.id}” is used twice.`));
  const covering = above.find((each) => covers(each.when, row.when));
  if (covering)
    faults.push(
      fault(
        { row: row.id },
        `这一行轮不到：上面的“${covering.says.zh}”已包括它的全部情况。请移到它上面，或删去。`,
        `This row never has its turn: “${covering.says.en}” above takes all of its cases. Move it up, or remove it.`,
      ),
    );
  if (row.handOver !== null && isOnDanger(row) && above.some((each) => !isOnDanger(each)))
    faults.push(
      fault({ row: row.id }, '危险的行须排在所有其他行之上。', 'Rows on danger must stand above all others.'),
    );
  if (
    row.handOver !== null &&
    isOnDanger(row, 'self-harm') &&
    above.some((each) => isOnDanger(each) && !isOnDanger(each, 'self-harm'))
  )
    faults.push(
      fault({ row: row.id }, '轻生风险须排在其他危险之上。', 'A life at risk must stand above every other danger.'),
    );
  const isAnswer = row.handOver === null;
  if (isAnswer && rows.slice(place + 1).some(isForWhoeverAsks))
    faults.push(
      fault(
        { row: row.id },
        '这一行不转人工，却排在“要求人工”之上：要求人工的客户会得不到人工。请移到下面。',
        'This row answers and stands above the row for whoever asks for a person, who would be refused one. Move it down.',
      ),
    );
  return faults;
}

/** Rows that every table needs, without any further condition. */
function missingRows({ rows }: PolicyTable): PolicyFault[] {
  const needed: { condition: HeardCondition; named: readonly [string, string] }[] = [
    ...dangers.map((danger) => ({
      condition: { kind: 'danger' as const, dangers: [danger], probability: dangerCallsFrom(danger) },
      named: dangerNames[danger],
    })),
    { condition: { kind: 'asks-for-person' }, named: ['要求人工', 'asks for a person'] },
    { condition: { kind: 'accepts-person' }, named: ['同意转人工', 'says yes to the person offered'] },
  ];
  return needed.flatMap(({ condition, named: [zh, en] }) => {
    if (rows.some((row) => row.handOver && row.when.heard.length > 0 && covers(row.when, { heard: [condition] })))
      return [];
    const percent = 'probability' in condition ? Math.round((condition.probability ?? 0) * 100) : 0;
    const [sureZh, sureEn] =
      percent > 0 ? [`把握达到 ${percent}% 即转`, `from ${percent}% sure on`] : ['不限把握', 'however probable'];
    return [
      fault(
        {},
        `“${zh}”须有一行在任何情况下都转人工（不限客户和时间，${sureZh}）。`,
        `“${en}” needs a row that hands over in every case: whoever the customer, whenever, and ${sureEn}.`,
      ),
    ];
  });
}

const dangerNames: Readonly<Record<Danger, readonly [string, string]>> = {
  'self-harm': ['轻生风险', 'self-harm'],
  fraud: ['诈骗', 'fraud'],
  'leaked-code': ['验证码或密码泄露', 'a leaked code'],
  'unauthorised-transaction': ['非本人交易', 'an unauthorised transaction'],
  'account-taken-over': ['账户被冒用', 'an account taken over'],
  'lost-card': ['卡或手机丢失', 'a lost card'],
};

function isOnDanger({ when }: PolicyRow, danger?: Danger): boolean {
  const [first] = when.heard;
  if (first?.kind !== 'danger') return false;
  return danger === undefined || first.dangers === undefined || first.dangers.includes(danger);
}

function isForWhoeverAsks({ when }: PolicyRow): boolean {
  return (['asks-for-person', 'accepts-person'] as const).some((kind) =>
    when.heard.length > 0 ? covers(when, { heard: [{ kind }] }) : false,
  );
}

function fault(where: { row?: string; phrase?: string }, zh: string, en: string): PolicyFault {
  return { row: where.row ?? null, phrase: where.phrase ?? null, zh, en };
}
