import { foldText, isDash } from '../../core/fold.js';
import type { Message, Place } from '../../core/message.js';
import { isSameText } from '../../core/text/compose-text.js';
import { lookAlikeNote } from '../../core/text/radicals.js';
import { nameNumbering } from '../../model/item-name.js';
import type { TextNode } from '../../model/assessment.js';
import { fileNameLabel, listedNames } from '../../model/file-names.js';
import type { CheckRule, CheckContext } from './check-rule.js';

/** The name of a 特定個人情報ファイル as one of the three items holds it. */
interface WrittenName {
  readonly name: string;
  readonly folded: string;
  /** The text with what may be a numbering, folded. */
  readonly whole: string;
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
    if (overview?.kind !== 'text') return;
    const names = infoFiles.map(([first]) => first && read(first, context));
    const known = new Set(
      infoFiles
        .flat()
        .flatMap((node) => read(node, context) ?? [])
        .flatMap(({ folded, whole }) => [folded, whole]),
    );
    yield* compareLists(linesOf(overview, known, context), names, context);
  },
};

function* compare(here: WrittenName | undefined, there: WrittenName | undefined, as: 'same file' | 'same name'): Iterable<Message> {
  if (!here || !there || isSameText(here.name, there.name)) return;
  const base = { ruleId: fileNameDisagreement.id, place: here.place, item: here.item, related: there.place };
  if (isAlike(here, there)) {
    const note = lookAlikeNote(here.name, there.name);
    yield {
      ...base,
      severity: 'notice',
      text:
        note === ''
          ? `「${here.name}」と${there.item}の「${there.name}」とで、文字の全角・半角や空白だけが違います`
          : `「${here.name}」と${there.item}の「${there.name}」とは、見た目は同じでも文字が違います（${note}）`,
      mend: '同じ書き方にそろえてください',
    };
  } else if (as === 'same file') {
    const note = lookAlikeNote(here.name, there.name);
    yield {
      ...base,
      severity: 'warning',
      text: `「${here.name}」が、${there.item}の「${there.name}」と違います${note === '' ? '' : `（${note}）`}`,
      mend: '同じファイルの名称は、同じ文言にしてください',
    };
  }
}

function* compareLists(lines: readonly WrittenName[], names: readonly (WrittenName | undefined)[], { form, source }: CheckContext): Iterable<Message> {
  if (lines.length === 0 || (names.length > 0 && names.every((name) => name === undefined))) return;
  const free = new Set(lines);
  const partner = new Map<WrittenName, WrittenName>();
  for (const name of names) {
    const line = name && [...free].find((candidate) => isAlike(candidate, name));
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

/** True if two names are the same but for width and white space, with or without what may be a numbering: 「１ 歳児健診ファイル」. */
function isAlike(one: WrittenName, other: WrittenName): boolean {
  return one.folded === other.folded || one.whole === other.whole || one.whole === other.folded || one.folded === other.whole;
}

function read(node: TextNode, { source }: CheckContext): WrittenName | undefined {
  const start = nameNumbering(node.text);
  const name = node.text.slice(start).trim();
  return isDash(name) ? undefined : { name, folded: foldText(name), whole: foldText(node.text), item: node.name, place: source.textPlace(node.path, start) };
}

function linesOf(node: TextNode, known: ReadonlySet<string>, { source }: CheckContext): readonly WrittenName[] {
  return listedNames(node.text, (name) => known.has(foldText(name))).map(({ name, offset }) => ({
    name,
    folded: foldText(name),
    whole: foldText(name),
    item: node.name,
    place: source.textPlace(node.path, offset),
  }));
}
