import { showControls, showControlsInLines } from '../../core/visible.js';
import type { HistoryEntry, HistoryRow, ItemHistory } from '../../revise/item-history.js';

export const historyFormats = ['table', 'json', 'md'] as const;
export type HistoryFormat = (typeof historyFormats)[number];

const stateWords: Readonly<Record<HistoryEntry['state'], string>> = {
  first: '初めの版',
  same: '前の版と同じ',
  moved: '同じ記載（項目の番号か名前だけが変わった）',
  changed: '変更',
  added: '追加',
  removed: '削除',
  absent: 'なし',
};

/** Formats the history of an item as one text that ends in a line break. */
export function formatHistory(history: ItemHistory, format: HistoryFormat): string {
  if (format === 'json') return `${JSON.stringify({ item: history.name, versions: history.entries.map(entryJson) }, undefined, 2)}\n`;
  return format === 'md' ? historyMarkdown(history) : historyTable(history);
}

function entryJson({ file, published, state, name, text, rows }: HistoryEntry): object {
  return { file, published, state, ...(name === '' ? {} : { name, text }), rows };
}

function historyTable({ name, entries }: ItemHistory): string {
  const lines = entries.flatMap((entry) => {
    const renamed = entry.name === '' || entry.name === name ? [] : [`  この版での項目名: ${entry.name}`];
    const shows = entry.state === 'first' || entry.state === 'changed' || entry.state === 'added';
    return ['', `■ ${entry.file}　${dayWords(entry)}　${stateWords[entry.state]}`, ...renamed, ...(shows ? textLines(entry.text) : []), ...rowLines(entry)];
  });
  return `${showControlsInLines([name, ...lines].join('\n'))}\n`;
}

function dayWords({ published }: HistoryEntry): string {
  return published === '' ? '公表日なし' : `公表日 ${published.replaceAll('\n', '　')}`;
}

function textLines(text: string): readonly string[] {
  return text === '' ? ['  （空欄）'] : text.split('\n').map((line) => `  │${line}`);
}

function rowLines({ state, rows }: HistoryEntry): readonly string[] {
  if (rows.length === 0) return state === 'changed' || state === 'added' || state === 'removed' ? ['  変更箇所に、この変更の行は見つかりません'] : [];
  return rows.map((row) => `  変更箇所 ${String(row.number)}行目　${rowWords(row)}`);
}

function rowWords({ date, item, timing, explanation }: HistoryRow): string {
  const shown = [date === '' ? '変更日なし' : date, item, timing === '' ? '提出時期なし' : timing, explanation].filter((each) => each !== '');
  return shown.map((each) => each.replace(/\s*\n\s*/gu, '　')).join('、');
}

function historyMarkdown({ name, entries }: ItemHistory): string {
  const row = (cells: readonly string[]): string =>
    `| ${cells
      .map((cell) => showControlsInLines(cell))
      .map(escapeCell)
      .join(' | ')} |`;
  const lines = entries.map((entry) =>
    row([
      entry.file,
      entry.published,
      stateWords[entry.state],
      entry.name === '' ? '' : entry.text,
      entry.rows.map((each) => `${String(each.number)}行目　${rowWords(each)}`).join('\n'),
    ]),
  );
  return [
    `# ${escapeCell(showControls(name))}`,
    '',
    row(['版', '公表日', '変化', '記載', '変更箇所の行']),
    '| --- | --- | --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}

/** Escapes a text for a cell of a table, so that it makes no emphasis, link, code, HTML or end of the cell. */
function escapeCell(text: string): string {
  return text
    .replace(/[\\`*_[\]~$#!]/gu, '\\$&')
    .replace(/[&<>|]/gu, (character) => entities[character] ?? character)
    .replaceAll('\n', '<br>');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '|': '&#124;' };
