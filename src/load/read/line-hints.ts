/** A typing slip in one line of YAML, with its offset (UTF-16 units) and its mend. */
export interface LineHint {
  readonly ruleId?: string;
  readonly offset: number;
  readonly text: string;
  readonly mend: string;
}

/**
 * Finds the most likely typing slip of the line at an offset, or else of the line before it. Undefined if both look ordinary.
 * @example hintAt('名称：税', 0)?.text → '項目名の区切りが全角の「：」になっています'
 * @example hintAt('名称: 税：国保', 0) → undefined
 * @example hintAt('名称:税', 0)?.text → '「:」の後に空白がありません'
 * @example hintAt('名称:\u00a0税', 0)?.text → '「:」の後の空白が、半角の空白ではなく U+00A0（改行しない空白）です'
 * @example hintAt('http://a', 0) → undefined
 * @example hintAt('－ 一', 0)?.text → '並びの印が半角の「-」ではなく「－」（U+FF0D）になっています'
 * @example hintAt('システム: []\n  - id: a', 11)?.text → '「[]」（空の並び）の下に、中身が書かれています'
 */
export function hintAt(source: string, offset: number): LineHint | undefined {
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  const previous = source.lastIndexOf('\n', start - 2) + 1;
  return emptyAbove(source, start) ?? hintFor(source, start) ?? (start > 0 ? hintFor(source, previous) : undefined);
}

/** Names of the blanks that look like the half-width one, by code. */
const blankNames: Readonly<Record<string, string>> = { '00A0': '改行しない空白', '3000': '全角の空白', '202F': '改行しない狭い空白', '0009': 'タブ' };
const wideBlanks = '\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000';
const wideBlank = new RegExp(`[${wideBlanks}]`, 'u');
/** Characters that look like 「:」. */
const colons = '：﹕꞉∶︓ːꓽ׃';
/** Characters that look like 「-」. */
const dashes = '‐‑‒–—―−－ー─ｰ﹣⁃';
/** Quotation marks that YAML takes for text. */
const quotes = '“”„‟＂‘’‚‛＇';

const wideIndent = new RegExp(`^( *)([${wideBlanks}])[ ${wideBlanks}]*\\S`, 'u');
const wideAfterColon = new RegExp(`^( *(?:- )?[^\\s:${colons}"'[{|]+:)([${wideBlanks}])`, 'u');
const wideColon = new RegExp(`^( *(?:- )?[^\\s:${colons}]+)([${colons}])`, 'u');
const tightColon = /^( *(?:- )?[^\s:"'[{|]+):(?=[^\s:/])/u;
const wideDash = new RegExp(`^( *)([${dashes}])[\\s]`, 'u');
const wideAfterDash = new RegExp(`^( *-)([${wideBlanks}])`, 'u');
const wideQuote = new RegExp(`^( *(?:- )?[^\\s:]+: +)([${quotes}])`, 'u');
const emptyValue = /:[ \t]+(\[[ \t]*\]|\{[ \t]*\}|""|'')[ \t]*(?:#.*)?$/u;

/**
 * Returns how a message calls a blank that is not the half-width one.
 * @example blankName('\u2003') → 'U+2003（欧文の空白）'
 */
export function blankName(blank: string): string {
  const code = codeOf(blank);
  return `U+${code}（${blankNames[code] ?? '欧文の空白'}）`;
}

/** Returns the first blank of a text that is not the half-width one. Undefined if there is none. */
export function firstWideBlank(text: string): string | undefined {
  return wideBlank.exec(text)?.[0];
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

function hintFor(source: string, start: number): LineHint | undefined {
  const end = source.indexOf('\n', start);
  const line = source.slice(start, end < 0 ? source.length : end).replace(/\r$/, '');
  const tab = /^ *\t/.exec(line);
  if (tab)
    return { ruleId: 'yaml-tab', offset: start + tab[0].length - 1, text: '字下げにタブが使われています', mend: 'タブを消し、半角の空白で字下げしてください' };
  const [, before = '', blank] = wideIndent.exec(line) ?? [];
  if (blank !== undefined && /[:：-]/.test(line)) {
    return blank === '\u3000'
      ? { offset: start + before.length, text: '字下げに全角の空白が使われています', mend: '全角の空白を消し、半角の空白で字下げしてください' }
      : {
          offset: start + before.length,
          text: `字下げの空白が、半角の空白ではなく ${blankName(blank)}です`,
          mend: 'その空白を消し、半角の空白で字下げしてください',
        };
  }
  return colonHint(line, start) ?? dashHint(line, start) ?? quoteHint(line, start);
}

function colonHint(line: string, start: number): LineHint | undefined {
  const [, key = '', blank] = wideAfterColon.exec(line) ?? [];
  if (blank !== undefined)
    return {
      offset: start + key.length,
      text: `「:」の後の空白が、半角の空白ではなく ${blankName(blank)}です`,
      mend: 'その空白を消し、半角の空白を一つ入れてください（例 「項目名: 値」）',
    };
  if (line.includes(': ')) return undefined;
  const [, label = '', colon] = wideColon.exec(line) ?? [];
  if (colon !== undefined && !line.endsWith(':')) {
    return {
      offset: start + label.length,
      text:
        colon === '：' ? '項目名の区切りが全角の「：」になっています' : `項目名の区切りが半角の「:」ではなく「${colon}」（U+${codeOf(colon)}）になっています`,
      mend: '半角の「:」と半角の空白に直してください（例 「項目名: 値」）',
    };
  }
  const tight = tightColon.exec(line);
  return (
    (tight && {
      offset: start + (tight[1]?.length ?? 0),
      text: '「:」の後に空白がありません',
      mend: '「:」の後に半角の空白を一つ入れてください（例 「項目名: 値」）',
    }) ??
    undefined
  );
}

function dashHint(line: string, start: number): LineHint | undefined {
  const [, before = '', dash] = wideDash.exec(line) ?? [];
  if (dash !== undefined)
    return {
      offset: start + before.length,
      text: `並びの印が半角の「-」ではなく「${dash}」（U+${codeOf(dash)}）になっています`,
      mend: '半角の「-」と半角の空白に直してください',
    };
  const [, sign = '', blank] = wideAfterDash.exec(line) ?? [];
  if (blank === undefined) return undefined;
  return {
    offset: start + sign.length,
    text: `「-」の後の空白が、半角の空白ではなく ${blankName(blank)}です`,
    mend: 'その空白を消し、半角の空白を一つ入れてください（例 「- 値」）',
  };
}

function quoteHint(line: string, start: number): LineHint | undefined {
  const [, before = '', quote] = wideQuote.exec(line) ?? [];
  if (quote === undefined) return undefined;
  return {
    offset: start + before.length,
    text: `値を囲む引用符が、半角の「"」ではなく「${quote}」（U+${codeOf(quote)}）です`,
    mend: '値の両端の引用符を半角の「"」に直してください',
  };
}

/** Finds an empty value that the skeleton wrote and that was left above the real one. `start` is the start of the line below. */
function emptyAbove(source: string, start: number): LineHint | undefined {
  let end = start - 1;
  while (end > 0) {
    const from = source.lastIndexOf('\n', end - 1) + 1;
    const line = source.slice(from, end).replace(/\r$/, '');
    const content = line.trim();
    if (content !== '' && !content.startsWith('#')) {
      const match = emptyValue.exec(line);
      if (!match || !isBelow(line, source.slice(start))) return undefined;
      const written = match[1] ?? '';
      const meaning = written.startsWith('[') ? '空の並び' : written.startsWith('{') ? '空の項目' : '空の文字';
      return {
        offset: from + match.index + match[0].indexOf(written),
        text: `「${written}」（${meaning}）の下に、中身が書かれています`,
        mend: written.startsWith('[') || written.startsWith('{') ? `「${written}」を消してください` : `「${written}」を「|-」に直してください`,
      };
    }
    end = from - 1;
  }
  return undefined;
}

/** True if the text below a line is indented deeper, or is a list at the line's own indentation. */
function isBelow(line: string, below: string): boolean {
  const indent = (text: string): number => /^ */.exec(text)?.[0].length ?? 0;
  const own = indent(line) + (/^ *((?:- +)*)/.exec(line)?.[1]?.length ?? 0);
  return indent(below) > own || (indent(below) === own && below.startsWith('- ', own));
}
