/**
 * What sharing sites put around a document: page counters, download buttons, disclaimers, comment forms, lists of
 * other documents. Patterns are matched against a whole line in simplified characters without its bullet.
 */
export function isBoilerplate(line: string): boolean {
  if (line.length > LONGEST_BOILERPLATE) return false;
  const bare = line.replace(BULLET, '').trim();
  return patterns.some((pattern) => pattern.test(bare));
}

/** Longer lines are a document that lost its line breaks. */
const LONGEST_BOILERPLATE = 300;

const BULLET = /^\s*(?:[-•*·]\s*)?(?:\d{1,2}[.、．]\s*){0,2}/u;

const patterns: readonly RegExp[] = [
  /_?第\s*\d+\s*[页頁](?:\s*[/共,，].*)?$/,
  /^(?:第\s*)?\d+\s*[页/]\s*(?:共\s*)?\d+\s*页?$/,
  /^(?:page\s*)?\d+\s*(?:of|\/)\s*\d+$/i,
  /^已[阅閱]读?[讀读]?\s*\d+\s*页.*$/,
  /^(?:点击|立即|免费)?下载(?:本|该|此)?(?:文档|全文|资料)?[!！]?$/,
  /^(?:点击|登录|注册).{0,10}(?:下载|继续阅读|查看更多|查看全文).{0,10}$/,
  /^(?:继续免费阅读|查看更多|展开全文|收起|返回顶部|举报|收藏|分享|点赞|评论|提交评论|发表评论|暂无评论)$/,
  /^(?:.{0,20}\s)?\+?\s*关注$/,
  /^文档评论(?:\s*[(（]\d+[)）])?$/,
  /^版权(?:说明|声明|申诉|所有)(?:[:：].*)?$/,
  /^(?:文档简介|文档介绍|内容简介|文档贡献者|实名认证|最新文档|相关文档|相关推荐|猜你喜欢|热门文档)$/,
  /^该用户.{0,12}(?:什么也没介绍|没有留下|暂无简介).*$/,
  /^[\d.]+[万亿]?\s*VIP\s*(?:精品)?文档$/i,
  /^.{1,60}\.(?:docx?|pptx?|xlsx?|pdf|txt)(?:\s*VIP)?$/i,
  /^(?:本站|本网站)(?!点)/,
  /文库网?.{0,30}(?:资源|内容|文档|付费|下载|信息存储|会员)/,
  /文档.{0,30}(?:上传者|上传人|用户(?:上传|提供)|用户.{0,12}创建|网友上传|网站.{0,8}审核|侵权|下载权益|VIP)/i,
  /(?:下载文件|下载资源).{0,12}侵权|归上传(?:者|人|用户)(?:所有)?/,
  /(?:成为|开通|购买)\s*VIP.{0,40}(?:下载|权益|文档)/i,
  /(?:未经|没有).{0,12}(?:权益所有人|权利人|作者).{0,12}(?:同意|许可|授权).{0,40}(?:商业|盈利|用途)/,
  /侵权必究|不得用于商业用途|^如(?:果)?(?:本)?文档侵犯/,
  /^(?:如需|如果需要|若需).{0,20}(?:联系上传|下载|附件).*$/,
  // A slide show's contents and first slide, run together.
  /^目录(?:\D+\d{1,2}(?!\d)){3,}\D*$/,
  /^(?:演讲人|汇报人|主讲人)[:：].*(?:日期|时间)[:：]/,
];

/**
 * Where the document is over and the site begins again: one of these, with boilerplate after it. On its own,
 * 温馨提示 is how a bank addresses its customers.
 */
export function isTailMark(line: string): boolean {
  return /^(?:温馨提示|最新文档|文档评论(?:\s*[(（]\d+[)）])?|相关文档|猜你喜欢)$/.test(line.trim());
}

/** The document's name, where a page counter or a file's name shows it; null in any other line. */
export function titleIn(line: string): string | null {
  const counted = /^(.{2,60}?)_第\s*\d+\s*[页頁]/.exec(line.trim());
  const named = /^(.{2,60}?)\.(?:docx?|pptx?|xlsx?|pdf)(?:\s*VIP)?$/i.exec(line.trim());
  return (counted ?? named)?.[1]?.trim() ?? null;
}
