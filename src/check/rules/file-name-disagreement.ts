import { foldText, isDash } from '../../core/fold.js';
import type { Message, Place } from '../../core/message.js';
import type { TextNode } from '../../model/assessment.js';
import { fileNameLabel } from '../../model/file-names.js';
import type { CheckRule, CheckContext } from './check-rule.js';

/** Number or bullet before a name: １． 1. （１） (1) 1) ① ・. */
const leadingNumber = /^[\s　]*(?:[（(]?[0-9０-９]{1,2}[）)．.、:：]+|[①-⑳]|・)?[\s　]*/u;

/** Beginning of a line with （１） or ①, and the white space in it before the next such number. */
const numbered = /^[\s　]*(?:[（(][0-9０-９]{1,2}[）)]|[①-⑳])/u;
const nextNumber = /(?<=\S)[\s　]+(?=[（(][0-9０-９]{1,2}[）)]|[①-⑳])/gu;

/** The name of a 特定個人情報ファイル as one of the three items holds it. */
interface WrittenName {
  readonly name: string;
  readonly folded: string;
  readonly item: string;
  readonly place: Place;
}

/** Reports names of 特定個人情報ファイル in Ⅰ３ (one a line), Ⅱ１ and Ⅲ１ that differ in number, order or wording. */
export const fileNameDisagreement: CheckRule = {
  id: 'file-name-disagreement',
  title: '特定個人情報ファイル名が食い違う',
  *check(context) {
    // A form whose files have no parts of their own names them once.
    if (context.form.filesKey === '') return;
    // The three items share their official label; no form description states that they hold the same names.
    const label = fileNameLabel(context.form);
    const nodes = [...context.assessment.visits].filter(
      ({ node, section }) => node.kind === 'text' && section?.section.direct && section.section.label === label,
    );
    const overview = nodes.find(({ part }) => !part?.file)?.node;
    const byInfoFile = new Map<number, TextNode[]>();
    for (const { node, part } of nodes) {
      if (node.kind === 'text' && part?.file) byInfoFile.set(part.file.index, [...(byInfoFile.get(part.file.index) ?? []), node]);
    }
    const infoFiles = [...byInfoFile.values()];
    for (const [first, ...others] of infoFiles) if (first) for (const other of others) yield* compare(read(other, context), read(first, context), 'same file');
    if (overview?.kind === 'text')
      yield* compareLists(
        linesOf(overview, context),
        infoFiles.map(([first]) => first && read(first, context)),
        context,
      );
  },
};

function* compare(here: WrittenName | undefined, there: WrittenName | undefined, as: 'same file' | 'same name'): Iterable<Message> {
  if (!here || !there || here.name === there.name) return;
  const base = { ruleId: fileNameDisagreement.id, place: here.place, item: here.item, related: there.place };
  if (here.folded === there.folded) {
    yield {
      ...base,
      severity: 'notice',
      text: `「${here.name}」と${there.item}の「${there.name}」とで、文字の全角・半角や空白だけが違います`,
      mend: '同じ書き方にそろえてください',
    };
  } else if (as === 'same file') {
    yield {
      ...base,
      severity: 'warning',
      text: `「${here.name}」が、${there.item}の「${there.name}」と違います`,
      mend: '同じファイルの名称は、同じ文言にしてください',
    };
  }
}

function* compareLists(lines: readonly WrittenName[], names: readonly (WrittenName | undefined)[], { form, source }: CheckContext): Iterable<Message> {
  if (lines.length === 0 || (names.length > 0 && names.every((name) => name === undefined))) return;
  const free = new Set(lines);
  const partner = new Map<WrittenName, WrittenName>();
  for (const name of names) {
    const line = name && [...free].find((candidate) => candidate.folded === name.folded);
    if (!name || !line) continue;
    free.delete(line);
    partner.set(name, line);
    yield* compare(name, line, 'same name');
  }
  const missing = names.filter((name) => name !== undefined).filter((name) => !partner.has(name));
  for (const name of missing) {
    const line = [...free].find((candidate) => lines.indexOf(candidate) === names.indexOf(name));
    if (line) free.delete(line);
    yield {
      ruleId: fileNameDisagreement.id,
      severity: 'warning',
      text: line ? `「${name.name}」が、${line.item}の「${line.name}」と違います` : `「${name.name}」が、${lines[0]?.item ?? fileNameLabel(form)}にありません`,
      place: name.place,
      item: name.item,
      mend: line ? '同じファイルの名称は、同じ文言にしてください' : `${lines[0]?.item ?? fileNameLabel(form)}に、一行に一つ、同じ順に書いてください`,
      related: (line ?? lines[0])?.place ?? source.valuePlace([]),
    };
  }
  yield* leftOver([...free], names);
  yield* misplaced(lines, names, partner);
}

/** Reports lines of Ⅰ３ without a file. Skips one line for each nameless file, which may be any of them. */
function* leftOver(free: readonly WrittenName[], names: readonly (WrittenName | undefined)[]): Iterable<Message> {
  const nameless = names.filter((name) => name === undefined).length;
  for (const line of free.slice(nameless)) {
    yield {
      ruleId: fileNameDisagreement.id,
      severity: 'warning',
      text: `「${line.name}」という名称の特定個人情報ファイルが、Ⅱ１にありません（${String(names.length)}ファイルが書かれています）`,
      place: line.place,
      item: line.item,
      mend: '「特定個人情報ファイル」の並びに加えるか、この行を消してください',
    };
  }
}

function* misplaced(
  lines: readonly WrittenName[],
  names: readonly (WrittenName | undefined)[],
  partner: ReadonlyMap<WrittenName, WrittenName>,
): Iterable<Message> {
  let last: WrittenName | undefined;
  for (const name of names) {
    const line = name && partner.get(name);
    if (!name || !line) continue;
    if (last && lines.indexOf(line) < lines.indexOf(last)) {
      yield {
        ruleId: fileNameDisagreement.id,
        severity: 'warning',
        text: `「${name.name}」は、${line.item}では「${last.name}」より前にあります`,
        place: name.place,
        item: name.item,
        mend: '特定個人情報ファイルの並びの順を、どちらも同じにしてください',
        related: line.place,
      };
    }
    last = line;
  }
}

function read(node: TextNode, { source }: CheckContext): WrittenName | undefined {
  const start = leadingNumber.exec(node.text)?.[0].length ?? 0;
  const name = node.text.slice(start).trim();
  return isDash(name) ? undefined : { name, folded: foldText(name), item: node.name, place: source.textPlace(node.path, start) };
}

function linesOf(node: TextNode, { source }: CheckContext): readonly WrittenName[] {
  return listedNames(node.text).map(({ name, offset }) => ({
    name,
    folded: foldText(name),
    item: node.name,
    place: source.textPlace(node.path, offset),
  }));
}

/**
 * Reads the names of a list, one a line, without their numbers. Published documents also write 「(１) …　(２) …」 in one line.
 * @example listedNames('（１）宛名ファイル　（２）課税ファイル').map(({ name }) => name) → ['宛名ファイル', '課税ファイル']
 * @example listedNames('宛名ファイル　（２）').map(({ name }) => name) → ['宛名ファイル　（２）']
 */
export function listedNames(text: string): readonly { readonly name: string; readonly offset: number }[] {
  return [...numberedParts(text)].flatMap((part) => {
    const start = leadingNumber.exec(part.text)?.[0].length ?? 0;
    const name = part.text.slice(start).trim();
    return isDash(name) ? [] : [{ name, offset: part.offset + start }];
  });
}

function* numberedParts(text: string): Iterable<{ text: string; offset: number }> {
  for (const line of text.matchAll(/[^\n]+/gu)) {
    let from = 0;
    for (const { index } of numbered.test(line[0]) ? line[0].matchAll(nextNumber) : []) {
      yield { text: line[0].slice(from, index), offset: line.index + from };
      from = index;
    }
    yield { text: line[0].slice(from), offset: line.index + from };
  }
}
