import { clip } from '../../core/clip.js';
import type { YamlFault } from './yaml-errors.js';
import { spreadsheetError } from './spreadsheet-errors.js';

/** A comment of a text, at its offset in UTF-16 units. */
interface Comment {
  readonly offset: number;
  /** The comment with its sign, without white space at its end. */
  readonly written: string;
}

/**
 * Returns the faults of comments that were meant as text: YAML drops them without a word. A comment behind a value on its line is
 * one if no blank follows the sign. A comment in place of a value is one, unless the value is in the lines below or the comment says
 * why there is none.
 * @param offsets Offsets of all comments of the text.
 * @example lostComments('部署: #14の項', [4]).map(({ offset }) => offset) → [4]
 * @example lostComments('概要: # 1 届出', [4]).map(({ offset }) => offset) → [4]
 * @example lostComments('概要:\n  #14の項', [6]).map(({ offset }) => offset) → [6]
 * @example lostComments('名称: 税 # 注', [6]) → []
 * @example lostComments('システム: # 注\n  - id: a', [6]) → []
 */
export function lostComments(text: string, offsets: readonly number[]): readonly YamlFault[] {
  return offsets.flatMap((offset) => {
    const end = text.indexOf('\n', offset);
    const comment = { offset, written: text.slice(offset, end < 0 ? text.length : end).trimEnd() };
    const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
    if (before.trim() === '') return isLostLine(text, comment, before.length) ? [fault(comment, beginning, ofLine)] : [];
    if (opensValue.test(before)) return isNote(comment) || holdsBelow(text, comment, before) ? [] : [fault(comment, beginning)];
    return isTight(comment) && followsValue(before) ? [fault(comment, '「#」の前に空白があるため')] : [];
  });
}

const beginning = '「#」で始まるため';
const ofValue = '値の一部なら、値の全体を引用符 "…" で囲んでください';
const ofLine = '文章の一部なら、「項目名: |-」と書き、文章のどの行も次の行から字下げしてください';

/** A key's colon or a dash, with nothing but blanks behind. */
const opensValue = /(?:^|[\s])-[ \t]+$|:[ \t]+$/u;

/** True if no blank follows the sign, as a person's comment has it. `#!` and rows of signs are ornaments of comments. */
function isTight({ written }: Comment): boolean {
  return written.length > 1 && !/^#[\s#!=*-]/u.test(written);
}

/** Words at the beginning or end of a note about a value that is missing. Drafts of earlier releases hold `# 件数`. */
const noteWords =
  /^#+[ \t]+(?:分からない|わからない|不明|未定|未記入|未確認|空欄|手元|要確認|確認|調査|照会中|後で|あとで|メモ|TODO|FIXME|件数$|注(?:意|記|釈|$|[：:\s]))|(?:分からない|わからない|不明|未定|未確認|空欄|にない|確認中|照会中|調査中|後で書く|あとで書く)[。）]?$/iu;

/**
 * True if a comment in place of a value says why there is none. Such a note may stay where it is.
 * @example isNote({ written: '# 件数は分からない。' }) → true
 * @example isNote({ written: '# 件数' }) → true
 * @example isNote({ written: '# 注射の実施' }) → false
 */
export function isNote({ written }: Pick<Comment, 'written'>): boolean {
  return /^#+[ \t]/u.test(written) && noteWords.test(written);
}

/** True if a comment follows a value and white space. A bracket, a key's colon or a block mark is no value. */
function followsValue(before: string): boolean {
  return /[ \t]$/u.test(before) && !/(?:[:,[{|>-]|[|>][+-]?\d?)$/u.test(before.trimEnd());
}

/** True if a comment alone on its line looks like the value of the key in the line above: tight, deeper, and no key itself. */
function isLostLine(text: string, comment: Comment, column: number): boolean {
  if (!isTight(comment) || /^#[^\s:]+:(?:\s|$)/u.test(comment.written)) return false;
  const lineEnd = text.lastIndexOf('\n', comment.offset - 1);
  if (lineEnd < 0) return false;
  const above = text.slice(text.lastIndexOf('\n', lineEnd - 1) + 1, lineEnd);
  const key = /^( *(?:- +)*)[^\s#][^#]*?:(?:\s|$)/u.exec(above)?.[1];
  return key !== undefined && column > key.length && !holdsBelow(text, comment, above);
}

/** True if the value of the key or dash in a line is in the lines below the comment. */
function holdsBelow(text: string, { offset }: Comment, line: string): boolean {
  const below = nextContent(text, offset);
  if (below === undefined) return false;
  // Blank by blank: a pattern that could cut a run of blanks in several ways would try them all.
  const lead = /^(?: |- )*/u.exec(line)?.[0] ?? '';
  const key = line.slice(lead.length);
  // A lone dash holds what is deeper than itself, a key what is deeper than its first letter, or a list right below it.
  const own = key === '' ? lead.lastIndexOf('-') : lead.length;
  const column = /^ */u.exec(below)?.[0].length ?? 0;
  return column > own || (key !== '' && column === own && below.startsWith('- ', own));
}

/** Returns the first line below an offset that is neither blank nor a comment. Undefined if there is none. */
function nextContent(text: string, offset: number): string | undefined {
  for (let at = text.indexOf('\n', offset); at >= 0; at = text.indexOf('\n', at + 1)) {
    const end = text.indexOf('\n', at + 1);
    const line = text.slice(at + 1, end < 0 ? text.length : end);
    if (line.trim() !== '' && !line.trimStart().startsWith('#')) return line;
  }
  return undefined;
}

function fault({ offset, written }: Comment, why: string, mend = ofValue): YamlFault {
  const error = spreadsheetError(written)?.index === 0;
  return {
    ruleId: 'yaml-comment',
    offset,
    text: `「${clip(written)}」は、${why}注釈とみなされ、値に入りません`,
    mend: error
      ? `「${clip(written)}」は表計算ソフトが値を出せなかった印です。元の表を見て、正しい値を書いてください`
      : `${mend}。注釈なら、項目名の上の行に「# 」と空白を置いて書いてください`,
  };
}
