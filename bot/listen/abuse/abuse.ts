import { alone, either, except, inOrder, words } from '../pattern.ts';

const insults = words(`
  傻逼 傻比 傻b 傻叉 煞笔 沙比 sb 脑残 智障 弱智 白痴 蠢货 蠢猪 蠢驴 废物 王八蛋 王八羔子 混蛋 浑蛋 畜生 畜牲 人渣
  杂种 婊子 贱人 贱货 狗东西 狗杂种 狗娘养 臭不要脸 垃圾东西 垃圾玩意 一群垃圾 一群废物 瘪犊子 二逼 猪脑 猪脑子
  不是东西 不要脸的东西 吃屎 死全家 全家死 不得好死 去死吧 操你 操你妈 操你大爷 草泥马 日你 狗日 你妈的 去你妈 nmsl
  cnm nmd 尼玛 滚蛋 滚犊子 给我滚 滚开 快滚 滚吧 弄死你 弄死你们 fuck fucking asshole bastard bastards bitch
  idiot idiots moron stupid_bot go_to_hell 🖕
`);
const banished = alone(words('滚'), words('你 快 都 给我 吧 机器人'));
const otherSense = either(
  words('我操作 尼玛善法会 日你们 我是个傻子 我弱智 废物利用'),
  inOrder(words('我 我真是 我就是 我是个 骗子 对方 自己'), 3, insults),
  inOrder(words('你妈的 尼玛'), 0, words('卡 身份 账 钱 手机 工资 社保 存 银行 退休 养老 名字 信息')),
);

/** Insults and curses thrown at whoever is listening; not a curse at oneself, at a swindler or at the world. */
export const abuse = except(either(insults, banished), otherSense);
