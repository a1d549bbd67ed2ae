import { append } from '../core/long-lists.js';
import { boxOptions, formKey, idKey, printedLabel, printedPart, revisionKey, tick, tickedKey } from './form.js';
import type { BoxesField, Field, Form, Item, ItemBase, Part, Repeat, Section } from './form.js';

/**
 * Writes the empty document with which authors begin. It has every key in the official order under a note with its number, name,
 * help and options, one 特定個人情報ファイル, and empty lists with an entry to copy.
 * @param schema Path of the JSON Schema, relative to the document.
 */
export function skeleton(form: Form, schema: string): string {
  const perFile = form.parts.filter((part) => part.perFile);
  const lines = [
    `# yaml-language-server: $schema=${schema}`,
    `# ${form.form}　${form.title}（${form.revision}）`,
    '#',
    '# 「項目名:」の後に半角の空白を一つ置いて書きます。何行にもなる文は「項目名: |-」と書き、次の行から字下げして書きます。',
    '# 一覧から選ぶ項目は、選択肢をそのまま書きます。○を付ける項目は「該当: [A, B]」のように並べます。',
    '# 「[]」は空の並びです。書くときは「[]」を消し、下の例の行から「# 」を外して使います。',
    '# 「hyokasho check」で、書き残しと誤りを確かめられます。',
    '',
    `${formKey}: ${form.form}`,
    `${revisionKey}: ${form.revision}`,
    '',
    note('表紙'),
    ...form.cover.flatMap(fieldLines),
  ];
  let filesDone = false;
  for (const part of form.parts) {
    if (part.perFile && filesDone) continue;
    filesDone ||= part.perFile;
    append(lines, ['', ...(part.perFile ? filesLines(form, perFile) : partLines(part))]);
  }
  return `${lines.join('\n')}\n`;
}

function filesLines(form: Form, parts: readonly Part[]): string[] {
  const entry = parts.flatMap((part, index) => [...(index === 0 ? [] : ['']), ...partLines(part)]);
  return [
    note(
      `${form.filesKey}ごとに、${parts.map((part) => part.no || part.name).join('・')}をまとめて書く。二つ目からは、「- ${idKey}:」の行から下を写して書き足す。`,
    ),
    `# ${idKey} は、版を改めても変えない目印（英数字）。`,
    `${form.filesKey}:`,
    `  - ${idKey}: file-1`,
    ...indent(entry, 4),
  ];
}

function partLines(part: Part): string[] {
  const heading = note(`${printedPart(part)}${part.note === '' ? '' : `　${part.note}`}`);
  switch (part.body.kind) {
    case 'field':
      return [heading, ...fieldLines(part.body.field).filter((line) => line !== `# ${printedLabel(part)}`)];
    case 'changes':
      return [heading, '# 版を改めるときに、変わった所を一行ずつ書く。', `${part.key}: []`, ...example(part.body.columns.flatMap(fieldLines))];
    case 'sections':
      return [heading, `${part.key}:`, ...indent(part.body.sections.flatMap(sectionLines), 2)];
  }
}

function sectionLines(section: Section): string[] {
  // A section without a label prints no bar: the part's map holds its items directly.
  const heading = section.label === '' ? [] : [note(`${section.no}${section.label}${section.note}${section.marked ? '　※' : ''}`)];
  const items = section.items.flatMap((item) => itemLines(item, section.direct && section.label !== ''));
  if (section.direct) return [...heading, ...items];
  return [...heading, `${section.key}:`, ...indent([...section.heads.flatMap(fieldLines), ...items], 2)];
}

/** @param bare True if the item has the section's label, which is already above it. */
function itemLines(item: Item, bare = false): string[] {
  switch (item.kind) {
    case 'group':
    case 'risk':
      return [
        ...notes(item),
        `${item.key}:`,
        ...indent(
          item.items.flatMap((child) => itemLines(child)),
          2,
        ),
      ];
    case 'band':
      return item.items.flatMap((child) => itemLines(child));
    case 'repeat':
      return [...(bare ? notes(item).slice(1) : notes(item)), `#   ${String(item.max)}個まで書ける。`, `${item.key}: []`, ...example(entryLines(item))];
    default:
      return bare ? [...notes(item).slice(1), ...valueLines(item)] : fieldLines(item);
  }
}

function entryLines(item: Repeat): string[] {
  return [`${idKey}: id-1`, ...(item.named ? [...notes(item.named), `${item.named.key}:`] : []), ...item.items.flatMap((child) => itemLines(child))];
}

function fieldLines(item: Field): string[] {
  return [...notes(item), ...valueLines(item)];
}

function valueLines(item: Field): string[] {
  switch (item.kind) {
    case 'static':
      return [`#   （様式に「${item.text}」と印刷される。）`];
    case 'choice':
      return [options('一つ選ぶ', item.options), `${item.key}:`, ...(item.count ? [`${item.count.key}:`] : [])];
    case 'boxes':
      return [
        options(
          `${tick}を付ける`,
          boxOptions(item).map((option) => option.label),
        ),
        `${item.key}:`,
        ...indent(boxesLines(item), 2),
      ];
    case 'check':
      return [`#   ${tick} か、空`, `${item.key}:`];
    default:
      return [`${item.key}:`];
  }
}

function boxesLines(item: BoxesField): string[] {
  const more = boxOptions(item).filter((option) => option.takesText || option.counts !== undefined);
  return [`${tickedKey}: []`, ...more.map((option) => `${option.label}:`)];
}

/** Writes the item's number and name with its ※, and below them its condition and its instruction. */
function notes(item: ItemBase & { readonly kind?: string }): string[] {
  const title = `# ${printedLabel(item)}${item.marked ? '　※' : ''}`;
  const condition = item.when
    ? item.when.value === tick
      ? `「${item.when.key}」に${tick}を付けたときに書く。`
      : `「${item.when.key}」が「${item.when.value}」のときに書く。`
    : item.unless === undefined
      ? ''
      : `「${item.unless}」に${tick}を付けたら空けておく。`;
  const help = condition + item.help;
  return [title, ...(help === '' ? [] : [`#   ${help}`])];
}

function options(how: string, labels: readonly string[]): string {
  return `#   ${how}: ${labels.join(' / ')}`;
}

function note(text: string): string {
  return `# ―― ${text}`;
}

/** Writes an entry of a list as comments; without their 「# 」 the lines are the entry. Notes on its first key come before the dash. */
function example(entry: readonly string[]): string[] {
  const first = entry.findIndex((line) => !line.startsWith('#'));
  return entry.map((line, index) => `  # ${index < first ? '' : index === first ? '- ' : '  '}${line}`);
}

function indent(lines: readonly string[], spaces: number): string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(spaces) + line));
}
