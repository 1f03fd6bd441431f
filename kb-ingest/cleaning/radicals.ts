/**
 * Writes Chinese characters where a PDF's fonts gave the code points of radicals, which look the same and are found by
 * no search: ⾃ (U+2F83) is 自, ⻚ (U+2EDA) is 页.
 *
 * Kangxi radicals have compatibility decompositions; of the CJK radicals supplement only two have. The others follow
 * Unicode's EquivalentUnifiedIdeograph.txt, as far as an everyday character looks the same.
 */
export function withoutRadicals(text: string): string {
  return text.replace(RADICALS, (radical) => supplement.get(radical) ?? radical.normalize('NFKC'));
}

const RADICALS = /[\u2e80-\u2eff\u2f00-\u2fd5]/gu;

const supplement: ReadonlyMap<string, string> = new Map(
  // Two Kangxi radicals decompose to forms that are not written on the mainland.
  (
    '⼾户 ⾭青 ⺁厂 ⺄乙 ⺅亻 ⺇几 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺍小 ⺎兀 ⺏尣 ⺑尢 ⺓幺 ⺔彑 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歺 ⺟母 ⺠民 ⺡氵 ⺢氺 ' +
    '⺣灬 ⺤爫 ⺦丬 ⺨犭 ⺩王 ⺪疋 ⺫目 ⺬示 ⺭礻 ⺮竹 ⺯糹 ⺰纟 ⺱网 ⺲罒 ⺳罓 ⺶羊 ⺷羊 ⺸羊 ⺹老 ⺺聿 ⺻聿 ⺼月 ⺽臼 ⺾艹 ⺿艹 ⻀艹 ' +
    '⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻇角 ⻈讠 ⻉贝 ⻊足 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏邑 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ' +
    '⻝食 ⻟飠 ⻠饣 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);
