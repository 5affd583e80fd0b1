import { describe, expect, it } from 'vitest';
import { markdownHtml } from '../render-markdown.tsx';

const inner = (text: string) => markdownHtml(text).replace(/^<p dir="auto">|<\/p>$/g, '');

/** Full-width punctuation, brackets and quotes of Chinese, Japanese and Korean text. */
const OPENING = [...'（「『【〈《〔［｛“‘〝'];
const CLOSING = [...'）」』】〉》〕］｝”’〟'];
const MARKS = [...'。，、；：？！…—～・％＊＃＠￥＋－＝／｜．'];

describe('emphasis beside Chinese, Japanese and Korean text', () => {
  it.each(MARKS)('ends behind %s', (mark) => {
    for (const [before, word, after] of [
      ['请', '水温要低', '不超过'],
      ['これは', '大事', 'です'],
      ['이것은', '중요', '입니다'],
    ]) {
      expect(inner(`${before}**${word}${mark}**${after}`)).toBe(`${before}<strong>${word}${mark}</strong>${after}`);
      expect(inner(`${before}*${word}${mark}*${after}`)).toBe(`${before}<em>${word}${mark}</em>${after}`);
      expect(inner(`${before}~~${word}${mark}~~${after}`)).toBe(`${before}<del>${word}${mark}</del>${after}`);
    }
  });

  it.each(MARKS)('begins behind and before %s', (mark) => {
    expect(inner(`先${mark}**词**后`)).toBe(`先${mark}<strong>词</strong>后`);
    expect(inner(`先**${mark}词**后`)).toBe(`先<strong>${mark}词</strong>后`);
    expect(inner(`先**词**${mark}后`)).toBe(`先<strong>词</strong>${mark}后`);
  });

  it.each(OPENING.map((opening, index) => [opening, CLOSING[index] ?? '']))('holds %s%s', (opening, closing) => {
    for (const [before, word, after] of [
      ['看', '安全须知', '再'],
      ['港は', '満潮', 'に'],
      ['표는', '초안', '입니다'],
      ['看', 'PDF', '版'],
    ]) {
      const quoted = `${opening}${word}${closing}`;
      expect(inner(`${before}**${quoted}**${after}`)).toBe(`${before}<strong>${quoted}</strong>${after}`);
      expect(inner(`${before}~~${quoted}~~${after}`)).toBe(`${before}<del>${quoted}</del>${after}`);
      expect(inner(`${before}${opening}**${word}**${closing}${after}`)).toBe(
        `${before}${opening}<strong>${word}</strong>${closing}${after}`,
      );
    }
  });

  it.each([
    [`이 표는 **'초안'**입니다.`, `이 표는 <strong>'초안'</strong>입니다.`],
    ['이름은 **"초안"**이다', '이름은 <strong>"초안"</strong>이다'],
    ['用**(a+b)**表示', '用<strong>(a+b)</strong>表示'],
    ['**注意：** 请', '<strong>注意：</strong> 请'],
    ['**注意** 请', '<strong>注意</strong> 请'],
    ['看 **注意**', '看 <strong>注意</strong>'],
    ['**「一」**、**「二」**', '<strong>「一」</strong>、<strong>「二」</strong>'],
    ['**注意：**API不可用', '<strong>注意：</strong>API不可用'],
    ['𠮷**「𠮷」**𠮷', '𠮷<strong>「𠮷」</strong>𠮷'],
    ['***「重要」***です', '<em><strong>「重要」</strong></em>です'],
    ['**甲（*乙*）**丙', '<strong>甲（<em>乙</em>）</strong>丙'],
    ['`**码：**`后', '<code>**码：**</code>后'],
    ['甲** 乙 **丙', '甲** 乙 **丙'],
    ['变量_名_称', '变量_名_称'],
  ])('makes of %s %s', (text, html) => {
    expect(inner(text)).toBe(html);
  });
});

describe('emphasis in other scripts whose words have no space between them, or take their particles along', () => {
  it.each([
    ['กรุณาอ่าน**“คำเตือน”**ก่อน', 'กรุณาอ่าน<strong>“คำเตือน”</strong>ก่อน'],
    ['**หมายเหตุ:**โปรดรอ', '<strong>หมายเหตุ:</strong>โปรดรอ'],
    ['សូម**«អាន»**មុន', 'សូម<strong>«អាន»</strong>មុន'],
    ['و**«كذا»**، ثم', 'و<strong>«كذا»</strong>، ثم'],
    ['**تنبيه:**لا', '<strong>تنبيه:</strong>لا'],
    ['ב**"שלום"** הזה', 'ב<strong>"שלום"</strong> הזה'],
    ['यह**“शब्द”**है', 'यह<strong>“शब्द”</strong>है'],
    ['~~“คำ”~~ใหม่', '<del>“คำ”</del>ใหม่'],
    ['كلمة** أخرى **ثالثة', 'كلمة** أخرى **ثالثة'],
  ])('makes of %s %s', (text, html) => {
    expect(inner(text)).toBe(html);
  });
});

describe('emphasis elsewhere', () => {
  it.each([
    ['a**"b"**c', 'a**"b"**c'],
    ['a **"b"** c', 'a <strong>"b"</strong> c'],
    ['5*3*2', '5<em>3</em>2'],
    ['snake_case_name', 'snake_case_name'],
    ['*a **b** c*', '<em>a <strong>b</strong> c</em>'],
    ['**a*b*c**', '<strong>a<em>b</em>c</strong>'],
    ['*foo**bar*', '<em>foo**bar</em>'],
    ['_(a)_ and __b__', '<em>(a)</em> and <strong>b</strong>'],
  ])('is CommonMark’s: %s', (text, html) => {
    expect(inner(text)).toBe(html);
  });
});

describe('tildes', () => {
  it.each([
    '8~10 hours, 40~50 minutes',
    '~3 litres (~20 cm)',
    '~/.config and ~/bin',
    'a ~ b ~ c',
    '~a~',
    'H~2~O',
    '约~5分钟，~10分钟',
    '~~a~ b',
    '~~~a~~~',
    '10~~ 20~~',
  ])('stay in %s', (text) => {
    expect(inner(`x ${text}`)).toBe(`x ${text}`);
  });

  it.each([
    ['~~gone~~', '<del>gone</del>'],
    ['a~~b~~c', 'a<del>b</del>c'],
    ['~~8~10~~ 9~11', '<del>8~10</del> 9~11'],
    ['~~**a**~~', '<del><strong>a</strong></del>'],
    ['**~~a~~**', '<strong><del>a</del></strong>'],
    ['旧价~~100元~~，现价', '旧价<del>100元</del>，现价'],
    ['~~`a`~~', '<del><code>a</code></del>'],
  ])('strike in pairs: %s', (text, html) => {
    expect(inner(text)).toBe(html);
  });
});
