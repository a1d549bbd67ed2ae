import { foldText, isDash } from '../../core/fold.js';
import type { Message, Place } from '../../core/message.js';
import type { TextNode } from '../../model/assessment.js';
import { fileNameLabel } from '../../model/file-names.js';
import type { Rule, RuleContext } from './check-rule.js';

/** １． 1. （１） (1) 1) ① ・ before a name. */
const leadingNumber = /^[\s　]*(?:[（(]?[0-9０-９]{1,2}[）)．.、:：]+|[①-⑳]|・)?[\s　]*/u;

/** A line that begins with （１） or ①, and where in it the next such number begins. */
const numbered = /^[\s　]*(?:[（(][0-9０-９]{1,2}[）)]|[①-⑳])/u;
const nextNumber = /(?<=\S)[\s　]+(?=[（(][0-9０-９]{1,2}[）)]|[①-⑳])/gu;

/** A name as somebody wrote it in one of the three places. */
interface Written {
  readonly name: string;
  readonly folded: string;
  readonly item: string;
  readonly place: Place;
}

/** The names of the 特定個人情報ファイル in Ⅰ３ (one a line), Ⅱ１ and Ⅲ１ agree in number, order and wording. */
export const fileNameDisagreement: Rule = {
  id: 'file-name-disagreement',
  *check(context) {
    // A form whose files have no parts of their own names them once.
    if (context.form.filesKey === '') return;
    // The three items share their official label; that they hold the same names is no property of any of them.
    const label = fileNameLabel(context.form);
    const nodes = [...context.assessment.visits].filter(
      ({ node, section }) => node.kind === 'text' && section?.section.direct && section.section.label === label,
    );
    const overview = nodes.find(({ part }) => !part?.file)?.node;
    const perFile = new Map<number, TextNode[]>();
    for (const { node, part } of nodes) {
      if (node.kind === 'text' && part?.file) perFile.set(part.file.index, [...(perFile.get(part.file.index) ?? []), node]);
    }
    const files = [...perFile.values()];
    for (const [first, ...others] of files) if (first) for (const other of others) yield* compare(read(other, context), read(first, context), 'same file');
    if (overview?.kind === 'text')
      yield* compareLists(
        linesOf(overview, context),
        files.map(([first]) => first && read(first, context)),
        context,
      );
  },
};

function* compare(here: Written | undefined, there: Written | undefined, as: 'same file' | 'same name'): Iterable<Message> {
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

function* compareLists(lines: readonly Written[], names: readonly (Written | undefined)[], { form, source }: RuleContext): Iterable<Message> {
  if (lines.length === 0 || (names.length > 0 && names.every((name) => name === undefined))) return;
  const free = new Set(lines);
  const partner = new Map<Written, Written>();
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

/** A file without a name may be any of the lines that are left. */
function* leftOver(free: readonly Written[], names: readonly (Written | undefined)[]): Iterable<Message> {
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

function* misplaced(lines: readonly Written[], names: readonly (Written | undefined)[], partner: ReadonlyMap<Written, Written>): Iterable<Message> {
  let last: Written | undefined;
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

function read(node: TextNode, { source }: RuleContext): Written | undefined {
  const start = leadingNumber.exec(node.text)?.[0].length ?? 0;
  const name = node.text.slice(start).trim();
  return isDash(name) ? undefined : { name, folded: foldText(name), item: node.name, place: source.textPlace(node.path, start) };
}

/** One name a line; published documents also write 「(１) …　(２) …」 in one. */
function linesOf(node: TextNode, { source }: RuleContext): Written[] {
  const written: Written[] = [];
  for (const { text, offset } of piecesOf(node.text)) {
    const start = leadingNumber.exec(text)?.[0].length ?? 0;
    const name = text.slice(start).trim();
    if (!isDash(name)) written.push({ name, folded: foldText(name), item: node.name, place: source.textPlace(node.path, offset + start) });
  }
  return written;
}

function* piecesOf(text: string): Iterable<{ text: string; offset: number }> {
  for (const line of text.matchAll(/[^\n]+/gu)) {
    let from = 0;
    for (const { index } of numbered.test(line[0]) ? line[0].matchAll(nextNumber) : []) {
      yield { text: line[0].slice(from, index), offset: line.index + from };
      from = index;
    }
    yield { text: line[0].slice(from), offset: line.index + from };
  }
}
