import { nodeNames } from '../../model/node-at.js';
import { writtenTexts } from '../../model/texts.js';
import type { CheckRule } from './check-rule.js';

/**
 * Reports lines that end in the middle of a word. A text copied from a PDF or a narrow column keeps the line breaks of its page, and
 * 「|」 prints them.
 */
export const brokenWord: CheckRule = {
  id: 'broken-word',
  title: '語の途中の改行',
  inAnyShape: true,
  *check({ assessment, source }) {
    const nameAt = nodeNames(assessment);
    const texts = [...writtenTexts(source.data)];
    const runs = runsOf(texts.map(({ text }) => text));
    for (const { path, text } of texts) {
      if (!text.includes('\n')) continue;
      const [first, ...more] = brokenWords(text, runs);
      if (!first) continue;
      const item = nameAt(path);
      const times = more.length === 0 ? '' : `（この項目に${String(more.length + 1)}か所）`;
      yield {
        ruleId: brokenWord.id,
        severity: 'warning',
        text: `「${first.before}」と「${first.after}」の間で、語の途中に改行があり、このまま印刷されます${times}`,
        place: source.textPlace(path, first.index),
        ...(item === undefined ? {} : { item }),
        mend: '一続きの文なら、改行を消して前の行とつなげてください。PDF などから貼り付けると、元の紙面の行の終わりが改行として残ります',
      };
    }
  },
};

/** A line break inside a word, in UTF-16 units: that of the line below, and the letters on both sides. */
interface BrokenWord {
  readonly index: number;
  readonly before: string;
  readonly after: string;
}

/** Words of the form and of every assessment. No list of items breaks between their letters. */
const words: readonly string[] = (
  '特定個人情報 個人番号 個人情報 番号利用法 番号法 評価書 評価実施機関 ファイル システム サーバー サーバ サービス ネットワーク データ データベース アクセス セキュリティ ' +
  'マイナンバー プライバシー パスワード ログイン ログ クラウド ガバメント プログラム ソフトウェア ウイルス リスク チェック マニュアル バックアップ カード インターネット オンライン コンピュータ ' +
  'コンピューター サイト メール 住民基本台帳 中間サーバー プラットフォーム 情報提供ネットワークシステム 情報連携 委託先 再委託 委託 権利利益 漏えい 権限 管理 職員 端末 認証 措置 対策 取扱い 事務 ' +
  '行う 行い 行って 行われる 受け 定め 基づき 講じ 係る 含む 当たり 用いて 用いる'
).split(' ');

/** Letters that never begin a word. */
const neverFirst = /^[ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶーん々を]/u;
/** The last letter of a line, and the first of the next. */
const lastLetter = /[\p{L}\p{N}ー]$/u;
const firstLetter = /^[\p{L}\p{N}ー]/u;
/** A run of kanji or of katakana: a word, or several that stand together. */
const run = /[\p{Script=Han}々]{2,}|[ァ-ヶー]{2,}/gu;
const lastRun = /(?:[\p{Script=Han}々]{1,12}|[ァ-ヶー]{1,12})$/u;
const firstRun = /^(?:[\p{Script=Han}々]{1,12}|[ァ-ヶー]{1,12})/u;
/** Shortest line that a page can have broken, in UTF-16 units. A list of words has shorter ones. */
const shortestLine = 10;
/** Letters that a message shows on either side. */
const shown = 6;

/**
 * Finds the line breaks inside words: between the letters of a word that every assessment uses, between kanji or katakana that the
 * document joins elsewhere, and before a letter that begins no word.
 * @param runs The runs of letters of the whole document, from `runsOf`.
 * @example brokenWords('児童手当に関する特定個人情報ファ\nイルの取扱い', new Set()).map(({ index }) => index) → [17]
 * @example brokenWords('住民税の課税に用いる固定資\n産の情報', new Set(['固定資産'])).map(({ index }) => index) → [14]
 * @example brokenWords('住民基本台帳ネットワークシステム\nコンビニ交付システム', new Set()) → []
 */
export function brokenWords(text: string, runs: ReadonlySet<string>): readonly BrokenWord[] {
  const found: BrokenWord[] = [];
  const lines = text.split('\n');
  let index = 0;
  for (const [position, line] of lines.entries()) {
    index += line.length + 1;
    const next = lines[position + 1] ?? '';
    if (line.length < shortestLine || !lastLetter.test(line) || !firstLetter.test(next)) continue;
    if (!neverFirst.test(next) && !splitsWord(line, next) && !splitsRun(line, next, runs)) continue;
    found.push({
      index,
      before: Array.from(line.slice(-2 * shown))
        .slice(-shown)
        .join(''),
      after: Array.from(next.slice(0, 2 * shown))
        .slice(0, shown)
        .join(''),
    });
  }
  return found;
}

/** The two halves of every word at every break, by the letters beside the break. */
const halves = new Map<string, (readonly [string, string])[]>();
for (const word of words) {
  for (let at = 1; at < word.length; at++) {
    const key = word.slice(at - 1, at + 1);
    halves.set(key, [...(halves.get(key) ?? []), [word.slice(0, at), word.slice(at)]]);
  }
}

function splitsWord(line: string, next: string): boolean {
  return (halves.get(line.slice(-1) + next.slice(0, 1)) ?? []).some(([before, after]) => line.endsWith(before) && next.startsWith(after));
}

/** True if the letters on both sides of a break are of one kind, and stand together elsewhere in the document. */
function splitsRun(line: string, next: string, runs: ReadonlySet<string>): boolean {
  const [before, after] = [lastRun.exec(line.slice(-longestRun))?.[0], firstRun.exec(next.slice(0, longestRun))?.[0]];
  return before !== undefined && after !== undefined && runs.has(before + after);
}

/** Longest run that is looked up on either side, in UTF-16 units. */
const longestRun = 24;

/** Returns the runs of kanji and katakana in texts, each line for itself. */
function runsOf(texts: readonly string[]): ReadonlySet<string> {
  const runs = new Set<string>();
  for (const text of texts) for (const [each] of text.matchAll(run)) runs.add(each);
  return runs;
}
