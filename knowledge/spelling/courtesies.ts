/**
 * What is said around a question out of courtesy or habit: greetings before it, thanks, particles and sighs after it.
 * It says nothing of what is asked, and would drown a short question.
 */
export function withoutCourtesies(text: string): string {
  let bare = text;
  for (let before = ''; before !== bare; ) {
    before = bare;
    bare = bare.replace(BEFORE, '').replace(AFTER, '');
  }
  return bare === '' ? text : bare;
}

/** At the start, of normalised text. */
const BEFORE = new RegExp(
  `^(?:${[
    '(?:你|您|大家|哈)好(?:啊|呀)?',
    'h(?:i|ello|ey)(?= )',
    '嗨|哈喽|哈罗',
    '(?:早上|上午|中午|下午|晚上)好',
    '(?:人工|客服|亲|亲亲|小姐姐|小哥哥|美女|老师|朋友)(?= )',
    '在(?:吗|么|不|不在)(?= )',
    '有人(?:吗|在吗|么)(?= )',
    '(?:不好意思|对不起|打扰(?:一下|下|了|您|你)?|冒昧)(?= )',
    '(?:那么?|那个|额|呃|嗯+|哦+|唉|哎)(?= )',
    '(?:麻烦|劳驾|烦请|拜托)(?:您|你)?(?:再)?(?:帮(?:我|忙))?(?:问|看|查|说)(?:一)?下(?:子)?',
    '(?:我)?(?:想|要|来)?(?:请问|请教|咨询|问问|问)(?:您|你|你们|您们)?(?:一下子|一下|下)(?:子)?',
    '(?:我)?想(?:请问|请教|咨询|问问|问)(?:您|你|你们)?',
    '请问(?:您|你|一下|下)?',
    '(?:麻烦|劳驾|请教|咨询)(?= )',
    'excuse me|please(?= )',
  ].join('|')}) *`,
  'u',
);

/** At the end. Particles that ask stay: 吗 and 么 tell a question from a report. */
const AFTER = new RegExp(
  ` *(?:${[
    '(?:多)?谢谢?(?:您|你|啦|了|哦|哈|啊)*|感谢(?:您|你)?|thanks?(?: you)?|thx',
    '(?:麻烦|辛苦|拜托)(?:您|你|啦|了)+',
    '(?<= )(?:急|很急|急急+|在线等(?:急)?|求(?:助|解答|回复)?)',
    '(?<=[^\\p{Script=Latin}\\d])(?:[啊呀哦喔哈呗嘛哇噢哟呐咧捏嘞]|呢)',
  ].join('|')})$`,
  'u',
);
