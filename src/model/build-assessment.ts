import { formatEra, isDay, readDate } from '../core/dates.js';
import { boxOptions, idKey, isTick, printedLabel, tickedKey } from '../forms/form.js';
import type { BoxesField, CheckField, ChoiceField, Field, Form, Item, Part, Repeat, Section, TextField } from '../forms/form.js';
import { officialOption } from '../forms/official-option.js';
import type { Path } from '../load/read/source.js';
import type {
  Assessment,
  BoxesNode,
  ChangeRowNode,
  CheckNode,
  ChoiceNode,
  EntryNode,
  FieldNode,
  ItemNode,
  PartNode,
  RepeatNode,
  SectionNode,
  TextNode,
} from './assessment.js';

/** What stands between the steps of an item's official name. */
const nameStep = '　';

/**
 * Lays a document's plain data over its form. Never throws: what has the wrong shape reads as empty, because the shape was
 * judged before (`validate`), and a message about a half-written document still names its item.
 */
export function buildAssessment(form: Form, data: unknown): Assessment {
  const files = form.filesKey === '' ? [] : list(member(data, form.filesKey));
  return {
    form,
    cover: form.cover.map((field) => buildField(field, data, [], '')),
    files: files.map((file, index) => ({
      id: text(member(file, idKey)),
      number: index + 1,
      path: [form.filesKey, index],
      name: `${form.filesKey}${String(index + 1)}`,
    })),
    parts: form.parts.flatMap((part) => (part.perFile ? perFile(form, part, files) : [buildPart(part, data, [], undefined)])),
  };
}

/** A document without files prints the empty part once, as the blank form does. */
function perFile(form: Form, part: Part, files: readonly unknown[]): PartNode[] {
  const blank = files.length === 0 ? [undefined] : files;
  return blank.map((file, index) => buildPart(part, file, [form.filesKey, index], { index, count: blank.length }));
}

function buildPart(part: Part, scope: unknown, path: Path, file: PartNode['file']): PartNode {
  const several = file !== undefined && file.count > 1;
  // 「Ⅱ（２）」 is how published change tables name the part of the second file.
  const name =
    part.no === '' ? `${part.name}${several ? fileMark(file.index) : ''}` : `${part.no}${several ? fileMark(file.index) : ''}${nameStep}${part.name}`;
  const partPath = [...path, part.key];
  const value = member(scope, part.key);
  const base = { part, path: partPath, name, ...(file ? { file } : {}) };
  switch (part.body.kind) {
    case 'field':
      return { ...base, body: { kind: 'field', field: { ...buildField(part.body.field, scope, path, ''), name } } };
    case 'changes': {
      const { columns } = part.body;
      const rows = list(value).map((row, index): ChangeRowNode => {
        const rowPath = [...partPath, index];
        const rowName = `${name}${nameStep}${String(index + 1)}行目`;
        return { path: rowPath, name: rowName, cells: columns.map((column) => buildField(column, row, rowPath, rowName)) };
      });
      return { ...base, body: { kind: 'changes', rows } };
    }
    case 'sections':
      return { ...base, body: { kind: 'sections', sections: part.body.sections.map((section) => buildSection(section, value, partPath, name)) } };
  }
}

function fileMark(index: number): string {
  return `（${String(index + 1).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))}）`;
}

function buildSection(section: Section, scope: unknown, path: Path, above: string): SectionNode {
  const name = section.label === '' ? above : `${above}${nameStep}${section.no}${section.label}`;
  const [inner, innerPath] = section.direct ? [scope, path] : [member(scope, section.key), [...path, section.key]];
  // The one value of a direct section has the section's name.
  const naming: Naming = section.direct && section.label !== '' ? { given: name } : { above: name };
  return {
    section,
    path: [...path, section.key],
    name,
    heads: section.heads.map((head) => buildCheck(head, inner, innerPath, name)),
    items: section.items.map((item) => buildItem(item, inner, innerPath, naming)),
  };
}

/** How an item gets its name: from the name above it, or (the item of a direct section) ready-made. */
type Naming = { readonly above: string } | { readonly given: string };

function buildItem(item: Item, scope: unknown, path: Path, naming: Naming): ItemNode {
  const name = 'given' in naming ? naming.given : join(naming.above, printedLabel(item));
  switch (item.kind) {
    case 'group':
    case 'risk': {
      const groupPath = [...path, item.key];
      const value = member(scope, item.key);
      return { kind: 'group', item, path: groupPath, name, items: item.items.map((child) => buildItem(child, value, groupPath, { above: name })) };
    }
    case 'band':
      return { kind: 'group', item, path, name, items: item.items.map((child) => buildItem(child, scope, path, { above: name })) };
    case 'repeat':
      return buildRepeat(item, scope, path, name, 'given' in naming ? naming.given : naming.above);
    default:
      return 'given' in naming ? { ...buildField(item, scope, path, ''), name } : buildField(item, scope, path, naming.above);
  }
}

function buildRepeat(item: Repeat, scope: unknown, path: Path, name: string, above: string): RepeatNode {
  const listPath = [...path, item.key];
  const buildEntry = (entry: unknown, index: number): EntryNode => {
    const entryPath = [...listPath, index];
    const entryName = join(above, `${item.of}${String(index + 1)}`);
    return {
      id: text(member(entry, idKey)),
      number: index + 1,
      path: entryPath,
      name: entryName,
      ...(item.named ? { named: { ...buildText(item.named, entry, entryPath, ''), name: entryName } } : {}),
      items: item.items.map((child) => buildItem(child, entry, entryPath, { above: entryName })),
    };
  };
  return { kind: 'repeat', item, path: listPath, name, entries: list(member(scope, item.key)).map(buildEntry), blank: buildEntry(undefined, 0) };
}

function buildField(item: Field, scope: unknown, path: Path, above: string): FieldNode {
  switch (item.kind) {
    case 'line':
    case 'text':
    case 'date':
      return buildText(item, scope, path, above);
    case 'choice':
      return buildChoice(item, scope, path, above);
    case 'boxes':
      return buildBoxes(item, scope, path, above);
    case 'check':
      return buildCheck(item, scope, path, above);
    case 'static':
      return { kind: 'static', item, path, name: join(above, printedLabel(item)) };
  }
}

function buildText(item: TextField, scope: unknown, path: Path, above: string): TextNode {
  const written = text(member(scope, item.key));
  return {
    kind: 'text',
    item,
    path: [...path, item.key],
    name: join(above, printedLabel(item)),
    text: item.exact ? asEra(written) : withoutFinalBreak(written),
  };
}

/** An ISO day prints as 和暦, as every published assessment writes it; anything else prints as written. */
function asEra(written: string): string {
  const reading = /^\d{4}-\d{2}-\d{2}$/u.test(written) ? readDate(written) : undefined;
  return reading?.ok === true && isDay(reading.date) ? formatEra(reading.date) : written;
}

/** The line break that ends a `|` block is YAML's, not the author's. */
function withoutFinalBreak(written: string): string {
  return written.endsWith('\n') ? written.slice(0, -1) : written;
}

function buildChoice(item: ChoiceField, scope: unknown, path: Path, above: string): ChoiceNode {
  const count = item.count ? { count: { path: [...path, item.count.key], count: number(member(scope, item.count.key)), counts: item.count.counts } } : {};
  return {
    kind: 'choice',
    item,
    path: [...path, item.key],
    name: join(above, printedLabel(item)),
    choice: officialOption(text(member(scope, item.key)), item.options) ?? '',
    ...count,
  };
}

function buildBoxes(item: BoxesField, scope: unknown, path: Path, above: string): BoxesNode {
  const boxesPath = [...path, item.key];
  const value = member(scope, item.key);
  const options = boxOptions(item);
  const labels = options.map((option) => option.label);
  const ticked = new Set(list(member(value, tickedKey)).map((entry) => officialOption(text(entry), labels)));
  return {
    kind: 'boxes',
    item,
    path: boxesPath,
    name: join(above, printedLabel(item)),
    options: options.map((option) => {
      const optionPath = [...boxesPath, option.label];
      const written = member(value, option.label);
      const count = option.counts === undefined ? {} : { count: { path: optionPath, count: number(written), counts: option.counts } };
      return {
        label: option.label,
        ticked: ticked.has(option.label),
        takesText: option.takesText,
        text: withoutFinalBreak(text(written)),
        path: optionPath,
        ...count,
      };
    }),
  };
}

function buildCheck(item: CheckField, scope: unknown, path: Path, above: string): CheckNode {
  return { kind: 'check', item, path: [...path, item.key], name: join(above, printedLabel(item)), ticked: isTick(text(member(scope, item.key))) };
}

function join(above: string, label: string): string {
  return above === '' ? label : above + nameStep + label;
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>)[key] : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
