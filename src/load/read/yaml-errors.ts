import type { Composed, NodeProperty } from './compose-yaml.js';
import { clip } from '../../core/clip.js';
import { hintAt } from './line-hints.js';

/** A fault of the YAML itself, with an offset (UTF-16 units) before it has a place in a file. */
export interface YamlFault {
  readonly ruleId: string;
  readonly offset: number;
  readonly text: string;
  readonly mend: string;
}

type YamlFailure = Composed['errors'][number];
interface Wording {
  readonly ruleId?: string;
  readonly text: string;
  readonly mend: string;
  /** Offset at which the author should look. Undefined if it is where the parser gave up. */
  readonly offset?: number;
}
/** A function that phrases one error code of the parser. `source` is the whole text, `at` the error's offset. */
type Explain = (context: { readonly source: string; readonly at: number; readonly english: string; readonly composed: Composed }) => Wording;

const quoteMend = '値の全体を引用符 "…" で囲むか、「項目名: |」と書いて次の行から字下げして書いてください';
const pairMend = '「項目名: 値」の形で、「:」の後に半角の空白を一つ置いて書いてください';

/**
 * Returns one fault for the first error that breaks the structure, and one for every error inside a single value. Skips the later
 * errors of structure: most are echoes of the first.
 */
export function explainErrors(source: string, composed: Composed): YamlFault[] {
  const faults: YamlFault[] = composed.properties.map(explainProperty);
  const lineOf = (offset: number): number => composed.lines.linePos(offset).line;
  const marked = new Set(composed.properties.map((property) => lineOf(property.offset)));
  let broken = false;
  for (const error of composed.errors) {
    if (reportedElsewhere.has(error.code)) continue;
    // 「項目: *注意* する」 is one fault, not two.
    if (marked.has(lineOf(error.pos[0]))) continue;
    const local = localCodes.has(error.code);
    if (!local && broken) continue;
    broken ||= !local;
    faults.push(explain(source, composed, error));
  }
  return faults;
}

function explainProperty(property: NodeProperty): YamlFault {
  const written = clip(property.source);
  const sign = property.source.slice(0, 1);
  const meaning = { anchor: '参照の目印', alias: '他の箇所への参照', tag: '型の指定' }[property.kind];
  return {
    ruleId: property.kind === 'tag' ? 'yaml-tag' : 'yaml-alias',
    offset: property.offset,
    text: `「${written}」は使えません。YAML では、「${sign}」で始まる値は${meaning}という意味になります`,
    mend: `文として書くなら、${quoteMend}`,
  };
}

/** Error codes of tags. `explainProperty` reports tags from the tokens. */
const reportedElsewhere: ReadonlySet<string> = new Set(['TAG_RESOLVE_FAILED', 'BAD_COLLECTION_TYPE']);
/** Error codes that leave the structure whole. */
const localCodes: ReadonlySet<string> = new Set(['BAD_DQ_ESCAPE', 'BAD_SCALAR_START', 'TAB_AS_INDENT']);

function explain(source: string, composed: Composed, error: YamlFailure): YamlFault {
  const at = Math.min(error.pos[0], source.length);
  const found = explanations[error.code]?.({ source, at, english: error.message, composed });
  const general: Wording = { text: 'YAML として読めません', mend: `この行と前の行の書き方を確かめてください。${pairMend}` };
  const hint = found?.ruleId === undefined || found.ruleId === 'yaml-syntax' ? hintAt(source, found?.offset ?? at) : undefined;
  const wording: Wording = hint ?? found ?? general;
  return { ruleId: wording.ruleId ?? 'yaml-syntax', offset: wording.offset ?? at, text: wording.text, mend: wording.mend };
}

const explanations: Readonly<Record<string, Explain>> = {
  TAB_AS_INDENT: () => ({ ruleId: 'yaml-tab', text: '字下げにタブが使われています', mend: 'タブを消し、半角の空白で字下げしてください' }),
  ALIAS_PROPS: () => ({ ruleId: 'yaml-alias', text: '「&」や「*」による参照は使えません', mend: quoteMend }),
  BAD_ALIAS: () => ({ ruleId: 'yaml-alias', text: '「&」や「*」で始まる値は、YAML では参照の意味になるため使えません', mend: quoteMend }),
  MULTIPLE_ANCHORS: () => ({ ruleId: 'yaml-alias', text: '「&」による参照は使えません', mend: quoteMend }),
  MULTIPLE_TAGS: () => ({ ruleId: 'yaml-tag', text: '「!」で始まる型の指定は使えません', mend: quoteMend }),
  BAD_DIRECTIVE: () => ({ ruleId: 'yaml-directive', text: '「%」で始まる行は使えません', mend: 'この行を消してください' }),
  BAD_DQ_ESCAPE: ({ source, at }) => ({
    text: `引用符 "…" の中の「${source.slice(at, at + 2)}」は、YAML の特殊な書き方として読めません`,
    mend: "「\\」という文字そのものを書くときは「\\\\」と二つ重ねるか、'…' で囲んでください",
  }),
  BAD_SCALAR_START: ({ source, at }) => ({ text: `値を「${source[at] ?? ''}」で始めることはできません`, mend: quoteMend }),
  BAD_INDENT: ({ source, at, english, composed }) => explainIndent(source, at, english, composed),
  BAD_PROP_ORDER: () => ({ ruleId: 'yaml-alias', text: '「&」や「!」は使えません', mend: quoteMend }),
  BLOCK_AS_IMPLICIT_KEY: ({ source, at, english }) => {
    if (english.includes('block sequence'))
      return {
        offset: firstVisible(source, at),
        text: '「項目名: 値」の並びの中に「- 」の行が混ざっています',
        mend: '「- 」の並びは、項目名の次の行から、項目名より深く字下げして書いてください',
      };
    const colon = colonInLine(source, at);
    if (colon !== undefined) return { offset: colon, text: '値の中に「: 」（コロンと空白）があり、項目名の区切りと見分けが付きません', mend: quoteMend };
    return {
      offset: firstVisible(source, source.indexOf('\n', at) + 1),
      text: 'この行の字下げが前の行の項目名とそろっていません',
      mend: '同じ階層の項目は、行の先頭の空白の数をそろえてください',
    };
  },
  BLOCK_IN_FLOW: () => ({ text: '[ ] や { } の中では、行を分けた書き方はできません', mend: '[ ] や { } を使わず、一行に一つずつ書いてください' }),
  KEY_OVER_1024_CHARS: () => ({ text: '項目名が長すぎます', mend: `項目名は 1,024 字までです。${pairMend}` }),
  MISSING_CHAR: ({ source, at, english, composed }) => explainMissing(source, at, english, composed),
  MULTILINE_IMPLICIT_KEY: ({ source, at }) => explainNoPair(source, at),
  RESOURCE_EXHAUSTION: () => ({
    ruleId: 'yaml-too-deep',
    text: '入れ子が深すぎて読めません',
    mend: '[ ] や { } や字下げが余分に重なっていないか確かめてください',
  }),
  UNEXPECTED_TOKEN: ({ source, at, english }) => explainUnexpected(source, at, english),
};

/** Longest line of a comment that the wording of a cut text looks for, in UTF-16 units. */
const longestComment = 1000;

function explainIndent(source: string, at: number, english: string, composed: Composed): Wording {
  if (english.startsWith('Flow')) {
    const [open, close] = english.startsWith('Flow map') ? ['{', '}'] : ['[', ']'];
    const start = source.lastIndexOf(open, at);
    return {
      ...(start >= 0 ? { offset: start } : {}),
      text: `「${open}」に対応する閉じ括弧「${close}」がありません`,
      mend: `「${close}」で閉じるか、文として書くなら引用符 "…" で囲んでください`,
    };
  }
  const lineStart = source.lastIndexOf('\n', at - 1) + 1;
  const column = /^ */.exec(source.slice(lineStart))?.[0].length ?? 0;
  const cut = /(?:^|\n)([ \t]+)(#[^\n]*)\n$/u.exec(source.slice(Math.max(0, lineStart - longestComment), lineStart));
  if (cut)
    return {
      offset: lineStart - 1 - (cut[2]?.length ?? 0),
      text: `「${clip((cut[2] ?? '').trimEnd())}」の行は、「#」で始まるため注釈とみなされ、その上の文章がここで切れています`,
      mend: '文章の一部なら、「項目名: |-」と書いて、文章のどの行も次の行から字下げしてください。注釈なら、項目名の上の行に移してください',
    };
  if (listBeside(source, lineStart, column)) {
    return {
      offset: lineStart + column,
      text: '「- 」で始まる並びの中に、「- 」のない行があります',
      mend: `上の「- 」の続きなら、「- 」の後の文字と先頭をそろえて、空白 ${String(column + 2)} 個で字下げしてください`,
    };
  }
  const line = String(composed.lines.linePos(lineStart).line);
  return {
    offset: lineStart + column,
    text: `字下げが上の行とそろっていません（${line}行目の先頭は空白 ${String(column)} 個です）`,
    mend: '同じ階層の項目は、行の先頭の空白の数をそろえてください。「|」の下の文章は、どの行も最初の行と同じか、それより深く字下げします',
  };
}

/** True if the nearest line above, with the same indentation or less, has a dash in the same column. */
function listBeside(source: string, lineStart: number, column: number): boolean {
  const above = source.slice(0, lineStart).split('\n').reverse();
  const near = above.find((line) => line.trim() !== '' && (/^ */.exec(line)?.[0].length ?? 0) <= column);
  return near !== undefined && near.startsWith('- ', column) && near.slice(0, column).trim() === '';
}

/** Finds the offset of the first character at or behind `at` that is not white space. */
function firstVisible(source: string, at: number): number {
  return at + (/^\s*/.exec(source.slice(at))?.[0].length ?? 0);
}

function explainMissing(source: string, at: number, english: string, composed: Composed): Wording {
  const quote = /closing (['"])quote/.exec(english)?.[1];
  if (quote !== undefined) {
    const open = composed.quotes.findLast((candidate) => candidate < at && source[candidate] === quote);
    if (open !== undefined && isPastedCell(source, open))
      return {
        offset: open,
        text: `引用符「${quote}」で囲んだ値の二行目からが字下げされていません。表計算ソフトのセルを貼り付けると、この形になります`,
        mend: pastedCellMend,
      };
    return {
      ...(open === undefined ? {} : { offset: open }),
      text: `引用符「${quote}」で始まった値が閉じていません`,
      mend: `値の終わりに「${quote}」を付けるか、始まりの「${quote}」を消してください`,
    };
  }
  if (english.startsWith('Comments'))
    return { text: '「#」の前に空白がないため、注釈とも値とも読めません', mend: '注釈なら「#」の前に半角の空白を置き、値の一部なら引用符の中に入れてください' };
  if (english.includes('items') && english.startsWith('Missing ,'))
    return {
      text: '[ ] や { } の中で、項目を区切る「,」がありません',
      mend: '項目の間に半角の「,」を置くか、文として書くなら全体を引用符 "…" で囲んでください',
    };
  if (english.includes('Sequence item'))
    return { text: '「- 」の並びの中に、「- 」で始まらない行があります', mend: '行の先頭に「- 」を付けるか、字下げを確かめてください' };
  return explainNoPair(source, at);
}

function explainUnexpected(source: string, at: number, english: string): Wording {
  if (english.startsWith('Block scalar header') || english.startsWith('Not a YAML token')) {
    return {
      text: '「|」や「>」の後ろに文字があります',
      mend: '文章は「|」の次の行から、字下げして書いてください。「|」や「>」で始まる値を書くときは引用符 "…" で囲みます',
    };
  }
  const lineStart = source.lastIndexOf('\n', at - 1) + 1;
  const before = source.slice(lineStart, at).trimEnd();
  if (/[\]}"']$/.test(before)) {
    const closing = before.at(-1) ?? '';
    if (closing === '"' && source[at] === '"')
      return { offset: at - 1, text: '引用符 "…" の中に「""」と二つ重ねた引用符があります。表計算ソフトの書き方です', mend: pastedCellMend };
    return {
      text: `「${closing}」で値が終わった後に、続きの文字があります`,
      mend: /["']/.test(closing) ? '引用符は値の全体を囲むように付けてください' : '[ や { で始まる文は、値の全体を引用符 "…" で囲んでください',
    };
  }
  if (english.includes('in flow'))
    return {
      text: '[ ] や { } の中の「,」や括弧の並びが読めません',
      mend: '余分な「,」や閉じていない括弧がないか確かめてください。文として書くなら引用符 "…" で囲んでください',
    };
  if (english.includes('block-seq-ind')) return explainDash(source, at);
  if (before === '') return unalignedLine(at);
  return explainNoPair(source, at);
}

/** Phrases 「内容: - 予防」, a list or a text on the line of its key, or a lone dash as a value. */
function explainDash(source: string, at: number): Wording {
  const end = source.indexOf('\n', at);
  if (source.slice(at + 1, end < 0 ? source.length : end).trim() === '')
    return { text: '値を「-」で始めることはできません', mend: '「－」のような一文字の値は全角で書くか、引用符 "-" で囲んでください' };
  return {
    text: '項目名と同じ行に、「- 」で始まる並びは書けません',
    mend: '文章なら、「項目名: |-」と書いて次の行から字下げし、「- 」は「・」と書いてください。選択肢や「id:」の並びなら、「- 」から後を次の行に移し、項目名より半角の空白 2 個分深く字下げしてください',
  };
}

/** True if a quoted value goes on, less indented, in lines below. A spreadsheet copies a cell of several lines so. */
function isPastedCell(source: string, open: number): boolean {
  const sign = source[open] ?? '"';
  for (let at = source.indexOf(sign, open + 1); at >= 0; at = source.indexOf(sign, at + 1)) {
    // Within the value the spreadsheet doubles the sign.
    if (source[at + 1] === sign) at += 1;
    else return source.slice(open, at).includes('\n') && /^[ \t]*(?:\r?\n|$)/u.test(source.slice(at + 1, at + 100));
  }
  return false;
}

const pastedCellMend = '外側の「"」を消して「項目名: |-」と書き、文章のどの行も次の行から字下げしてください。中の「""」は「"」に直します';

function unalignedLine(at: number): Wording {
  return { offset: at, text: 'この行の字下げが、前の行の項目とそろっていません', mend: '同じ階層の項目は、行の先頭の空白の数をそろえてください' };
}

function explainNoPair(source: string, at: number): Wording {
  const lineStart = source.lastIndexOf('\n', at - 1) + 1;
  const first = firstVisible(source, at);
  const above = source.slice(0, lineStart).trimEnd().split('\n').at(-1) ?? '';
  if (/[:-] [|>][+-]?\d?$/.test(above))
    return { offset: first, text: '「|」の下の文章が字下げされていません', mend: '文章のどの行も、項目名より半角の空白 2 個分深く字下げしてください' };
  return {
    offset: first,
    text: 'この行は「項目名: 値」の形になっていません',
    mend: `${pairMend}。前の行の文章の続きなら、前の行の値を「|」にして、次の行から字下げして書きます`,
  };
}

/** Finds the offset of the first colon with white space behind it, from `at` to the end of the line. Undefined if there is none. */
function colonInLine(source: string, at: number): number | undefined {
  const end = source.indexOf('\n', at);
  const rest = source.slice(at, end < 0 ? source.length : end);
  const colon = /:(?=\s|$)/.exec(rest);
  return colon ? at + colon.index : undefined;
}
