import { describe, expect, it } from 'vitest';
import { readPush } from './push.ts';
import { RefusedPush } from './refused.ts';
import { writeXml } from './xml.ts';

const from = { ToUserName: 'gh_1', FromUserName: 'oABC_-1', CreateTime: 1_795_320_000 };
const text = { ...from, MsgType: 'text', Content: '年费多少', MsgId: '23456789012345678901' };

describe('a push', () => {
  it('of a text is the customer’s message, its MsgId kept to the last digit', () => {
    expect(readPush(writeXml(text))).toEqual({
      kind: 'message',
      openid: 'oABC_-1',
      at: new Date(1_795_320_000_000),
      name: '23456789012345678901',
      text: '年费多少',
      tapped: false,
    });
  });

  it('is read with a byte order mark, a declaration and space between its elements', () => {
    const spaced = writeXml(text).replaceAll(/(<xml>|<\/\w+>)/g, '$1\n\t');
    expect(readPush(`\uFEFF<?xml version="1.0" encoding="utf-8"?>\n${spaced}\n`)).toMatchObject({ text: '年费多少' });
  });

  it.each([
    'a ]]> b',
    '<!DOCTYPE html>',
    '&lt;b&gt; &amp; &#x4e00;',
    '</xml>',
    '😀👍🏽',
    '第一行\n第二行',
    '007',
    '1e5',
  ])('brings %j as it was typed', (typed) => {
    expect(readPush(writeXml({ ...text, Content: typed }))).toMatchObject({ text: typed });
  });

  it('of a tap on a reply is its words, and says that it is a tap', () => {
    expect(readPush(writeXml({ ...text, Content: '转人工', bizmsgmenuid: '1' }))).toMatchObject({
      text: '转人工',
      tapped: true,
    });
  });

  it.each<[string, Record<string, string>, Record<string, unknown>]>([
    ['a picture', { MsgType: 'image', PicUrl: 'https://x', MediaId: 'm' }, { text: '[图片]', unreadable: 'image' }],
    ['a voice message', { MsgType: 'voice', MediaId: 'm' }, { text: '[语音]', unreadable: 'voice' }],
    ['recognised speech', { MsgType: 'voice', Recognition: '查余额' }, { text: '查余额' }],
    ['a short video', { MsgType: 'shortvideo' }, { text: '[视频]', unreadable: 'video' }],
    ['a place', { MsgType: 'location', Label: '人民路' }, { text: '[位置] 人民路', unreadable: 'location' }],
    [
      'a link',
      { MsgType: 'link', Title: '活动', Url: 'https://x' },
      { text: '[链接] 活动 https://x', unreadable: 'link' },
    ],
    ['what did not exist yet', { MsgType: 'hologram' }, { text: '[暂不支持的消息]', unreadable: 'other' }],
    ['nothing visible', { MsgType: 'text', Content: ' \u200b ' }, { text: '[空白消息]', unreadable: 'other' }],
  ])('of %s is kept as a message that says what it was', (_what, elements, read) => {
    expect(readPush(writeXml({ ...from, MsgId: '7', ...elements }))).toMatchObject({
      kind: 'message',
      name: '7',
      ...read,
    });
  });

  it('of an event is named by what makes it this event', () => {
    const event = { ...from, MsgType: 'event', Event: 'CLICK', EventKey: '转人工' };
    expect(readPush(writeXml(event))).toMatchObject({
      kind: 'event',
      event: 'click',
      key: '转人工',
      name: '1795320000:click:转人工',
    });
  });

  const bomb = `<!DOCTYPE xml [<!ENTITY a "${'a'.repeat(100)}"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><xml>${'<x>&b;</x>'.repeat(20)}</xml>`;
  it.each([
    ['nothing', ''],
    ['JSON', '{"MsgType":"text"}'],
    ['another root', '<html><body/></html>'],
    ['an entity bomb', bomb],
    [
      'an entity that reads a file',
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><Content>&e;</Content></xml>',
    ],
    ['a thousand levels', `<xml>${'<a>'.repeat(1_000)}${'</a>'.repeat(1_000)}</xml>`],
    ['half a message', writeXml(text).slice(0, 80)],
    ['elements that are not closed', '<xml><MsgType>text</xml>'],
    ['no sender', writeXml({ ...text, FromUserName: '' })],
    ['a sender that is no openid', writeXml({ ...text, FromUserName: "o'; drop table" })],
    ['no time', writeXml({ ...text, CreateTime: 'yesterday' })],
    ['no type', writeXml({ ...from, MsgId: '1' })],
    ['a root of another kind', '<xml>text</xml>'],
    ['names that are an object’s own', '<xml><__proto__><MsgType>text</MsgType></__proto__></xml>'],
  ])('is refused where it is %s', (_what, xml) => {
    expect(() => readPush(xml)).toThrow(RefusedPush);
  });
});
