import { clip } from '../../core/clip.js';
import { keptFindings } from './compose-yaml.js';

/** An unfinished merge of git, at the offset (UTF-16 units) of its first mark. */
export interface ConflictFault {
  readonly ruleId: 'conflict-marks';
  readonly offset: number;
  readonly text: string;
  readonly mend: string;
}

interface Mark {
  readonly sign: string;
  readonly offset: number;
  readonly line: number;
  readonly written: string;
}

/** A line that git or another tool leaves around two texts. Seven signs, and behind them nothing or a blank and a name. */
const markLine = /^[ \t]*(<{7}|>{7}|={7}|\|{7}|%{7}|\+{7}|-{7})(?: .*)?$/u;
/** Signs that alone prove a merge. A line of seven equal signs may be an ornament. */
const certain = /^[<>]/u;
/** Most marks of one merge that a message quotes. */
const mostQuoted = 5;

/**
 * Finds the merges that git left unfinished: the lines `<<<<<<<`, `=======` and `>>>>>>>`, indented or not, and the marks of other
 * tools between them. Skips a lone `=======`, and lines in comments. Leaves out the words of merges beyond those that get messages.
 * @example conflictFaults('a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> main').map(({ offset }) => offset) → [5]
 * @example conflictFaults('見出し\n=======') → []
 */
export function conflictFaults(text: string): readonly ConflictFault[] {
  if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return [];
  return mergesAmong(marksIn(text)).map((marks, index) => {
    const offset = marks[0]?.offset ?? 0;
    if (index > keptFindings) return { ruleId: 'conflict-marks', offset, text: '', mend: '' };
    const quoted = marks.slice(0, mostQuoted).map(({ line, written }) => `${String(line)}行目「${clip(written)}」`);
    return {
      ruleId: 'conflict-marks',
      offset,
      text: `git の統合（マージ）が終わっていません。${quoted.join('、')}${marks.length > mostQuoted ? 'など' : ''}の印が残っています`,
      mend: mendOf(marks.map(({ sign }) => sign.slice(0, 1))),
    };
  });
}

function mendOf(signs: readonly string[]): string {
  if (signs.length < 3) return '同じ文章が二通り残っていないか確かめて一方にし、印の行を消してください';
  if (!signs.includes('=')) return '印の行で分けられた文章のうち、どれか一つを選んで残し、ほかの文章と、印の行を全て消してください';
  const sides = signs.includes('|') ? '最初の印の下か、「=======」の下の' : '「=======」の上か下の';
  return `印に挟まれた二つの文章のうち、${sides}どちらか一方を選んで残し、もう一方と、印の行を全て消してください`;
}

function marksIn(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  let offset = 0;
  for (const [index, whole] of text.split('\n').entries()) {
    const line = whole.trimEnd();
    const sign = markLine.exec(line)?.[1];
    if (sign !== undefined) marks.push({ sign, offset: offset + line.indexOf(sign), line: index + 1, written: line.trim() });
    offset += whole.length + 1;
  }
  return marks;
}

/** Groups marks into merges: each begins at `<<<<<<<` and ends at `>>>>>>>`. Drops groups without either. */
function mergesAmong(marks: readonly Mark[]): readonly (readonly Mark[])[] {
  const merges: Mark[][] = [];
  let open: Mark[] = [];
  for (const mark of marks) {
    if (mark.sign.startsWith('<') && open.length > 0) {
      merges.push(open);
      open = [];
    }
    open.push(mark);
    if (!mark.sign.startsWith('>')) continue;
    merges.push(open);
    open = [];
  }
  return [...merges, open].filter((merge) => merge.some(({ sign }) => certain.test(sign)));
}
