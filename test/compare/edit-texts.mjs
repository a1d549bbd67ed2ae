// Edits of a document that come out the same on every machine.

const rows = '変更箇所:';
const rowStart = /^ {2}- /u;

/**
 * Edits every `every`-th text line that ends a sentence, above the change table: adds a sentence, drops a comma or, inside a text,
 * removes the line.
 */
export function editTexts(text, every) {
  const lines = text.split('\n');
  const end = lines.indexOf(rows);
  const edited = [];
  let [found, edits] = [0, 0];
  for (const [index, line] of lines.entries()) {
    const editable = (end === -1 || index < end) && line.endsWith('。') && !line.includes('#');
    if (!editable || ++found % every !== 0) {
      edited.push(line);
      continue;
    }
    edits += 1;
    const before = lines[index - 1] ?? '';
    const inside = indentOf(before) === indentOf(line) && before.endsWith('。') && !line.includes(': ');
    if (edits % 3 === 0 && inside) continue;
    if (edits % 3 === 1 && line.includes('、')) edited.push(line.replace('、', ''));
    else edited.push(`${line}この記載は次の版で改めた。`);
  }
  return edited.join('\n');
}

/** Leaves 公表日 empty, as a draft has it, and replaces 変更の説明: those of the last version are about other changes. */
export function asDraft(text) {
  const declaration = '変更の説明:\n  - 理由: システムの更改\n    実施日: 令和99年4月1日\n';
  return text.replace(/^公表日:.*$/mu, '公表日:').replace(/^変更の説明:\n(?:[ #].*\n|\n)*/mu, declaration);
}

/** Removes the rows of the change table that have the day of publication as 変更日. */
export function withoutLastRows(text) {
  const day = /^公表日: *([^ #\n]+)/mu.exec(text)?.[1];
  const lines = text.split('\n');
  const start = lines.indexOf(rows) + 1;
  if (day === undefined || start === 0) return text;
  const length = lines.slice(start).findIndex((line) => line !== '' && !line.startsWith(' '));
  const end = length === -1 ? lines.length : start + length;
  let kept = true;
  const table = lines.slice(start, end).filter((line) => {
    if (rowStart.test(line)) kept = line !== `  - 変更日: ${day}`;
    return kept || line === '';
  });
  return [...lines.slice(0, start), ...table, ...lines.slice(end)].join('\n');
}

function indentOf(line) {
  return line.length - line.trimStart().length;
}
