import { formItems } from './form-items.js';
import { figureKeys, itemRoles } from './form.js';
import type {
  BoxOption,
  BoxesField,
  CheckField,
  ChoiceField,
  Condition,
  Field,
  Form,
  Group,
  Item,
  ItemBase,
  ItemRole,
  MayStayBlank,
  Part,
  PartBody,
  Repeat,
  Section,
  StaticField,
  TextField,
} from './form.js';
import { checkItems } from './raw-form.js';
import type { RawForm, RawItem, RawLists, RawOption } from './raw-form.js';

/** The shared lists, with the bracket behind option numbers in the part that is being read. */
type Lists = RawLists & { readonly bracket: string };
const usualBracket = ')';

/**
 * Builds the typed tree of a description file. `key` defaults to the label; items inherit ※ (`important`) from their part and
 * section; named lists are filled in. Throws if the description is broken.
 */
export function readDescription(raw: RawForm, shared: RawLists, slug: string): Form {
  checkItems([...raw.cover, ...raw.parts, ...Object.values(shared.blocks)]);
  const lists: Lists = { ...shared, bracket: usualBracket };
  const files = raw.parts.find((part) => part.each !== undefined)?.each ?? '';
  const form: Form = {
    form: raw.form,
    revision: raw.revision,
    name: raw.name,
    title: raw.title,
    stamp: raw.stamp,
    slug,
    filesKey: files,
    contents: raw.contents ?? true,
    cover: raw.cover.map((item) => readField(item, false, lists)),
    parts: raw.parts.map((part) => readPart(part, lists)),
    roles: new Map(),
  };
  return { ...form, roles: readRoles(raw.roles ?? {}, form) };
}

/** Reads the roles of items. Throws if a role is unknown or its item is not in the form: a rule would go silent. */
function readRoles(written: NonNullable<RawForm['roles']>, form: Form): ReadonlyMap<string, ItemRole> {
  const roles = new Map<string, ItemRole>();
  const known = new Set(formItems(form).map(({ path }) => path.join('/')));
  for (const [name, paths] of Object.entries(written)) {
    const role = itemRoles.find((each) => each === name);
    if (role === undefined) throw new Error(`roles の「${name}」という役割はありません`);
    for (const path of readFormer(paths)) {
      if (!known.has(path)) throw new Error(`roles の「${name}」の「${path}」という項目がありません`);
      roles.set(path, role);
    }
  }
  return roles;
}

/** Fills in the block that an item names with `use`. The item's own values win. Throws if there is no such block. */
function withBlock(raw: RawItem, lists: Lists): RawItem {
  if (raw.use === undefined) return raw;
  const block = lists.blocks[raw.use];
  if (!block) throw new Error(`use の「${raw.use}」という名の共通の項目（blocks）がありません`);
  return { ...block, ...raw };
}

function readPart(written: RawItem, shared: Lists): Part {
  const raw = withBlock(written, shared);
  const lists: Lists = { ...shared, bracket: raw.bracket ?? usualBracket };
  const important = raw.important ?? false;
  return {
    no: raw.no ?? '',
    label: raw.label,
    name: raw.name ?? raw.label,
    key: raw.key ?? raw.label,
    note: raw.note ?? '',
    important,
    perFile: raw.each !== undefined,
    newPage: raw.page ?? true,
    was: readFormer(raw.was),
    body: readPartBody(raw, important, lists),
  };
}

function readPartBody(raw: RawItem, important: boolean, lists: Lists): PartBody {
  if (raw.kind === 'changes') return { kind: 'changes', columns: (raw.columns ?? []).map((column) => readField(column, false, lists)) };
  if (raw.kind !== undefined) return { kind: 'field', field: readField(raw, important, lists) };
  return { kind: 'sections', sections: (raw.items ?? []).map((section) => readSection(section, important, lists)) };
}

function readSection(written: RawItem, inherited: boolean, lists: Lists): Section {
  const raw = withBlock(written, lists);
  const important = raw.important ?? inherited;
  const value = raw.kind !== undefined;
  return {
    no: raw.no ?? '',
    label: raw.label,
    key: raw.key ?? raw.label,
    note: raw.note ?? '',
    important,
    marked: raw.important ?? false,
    newPage: raw.page ?? false,
    help: raw.help ?? '',
    was: readFormer(raw.was),
    heads: (raw.heads ?? []).map((head) => ({ ...readBase(head, important), kind: 'check' }) satisfies CheckField),
    // A section with one value of its own prints its label in the bar only.
    items: value ? [readItem({ ...raw, no: '' }, important, lists)] : (raw.items ?? []).map((item) => readItem(item, important, lists)),
    direct: value || raw.label === '',
  };
}

function readItem(written: RawItem, inherited: boolean, lists: Lists): Item {
  const raw = withBlock(written, lists);
  const base = readBase(raw, inherited);
  const items = (): Item[] => (raw.items ?? []).map((item) => readItem(item, base.important, lists));
  // A label merged over rows has only fields beside it: print has no place for anything deeper.
  const fields = (): Field[] => (raw.items ?? []).map((item) => readField(withBlock(item, lists), base.important, lists));
  switch (raw.kind) {
    case undefined:
      return { ...base, kind: 'group', titles: [], items: fields() } satisfies Group;
    case 'band':
      return { ...base, kind: 'band', titles: [], items: fields() } satisfies Group;
    case 'risk':
      return { ...base, kind: 'risk', titles: raw.titles ?? [], items: items() } satisfies Group;
    case 'repeat':
      // An entry outside every banner would not be printed.
      if (raw.max === undefined || raw.groups?.at(-1) !== raw.max) throw new Error(`「${raw.label}」の groups の最後が max と違います`);
      return {
        ...base,
        kind: 'repeat',
        of: raw.of ?? raw.label,
        max: raw.max,
        groups: raw.groups,
        ...(raw.named ? { named: readText({ ...raw.named, label: raw.named.key ?? raw.label }, false) } : {}),
        figures: raw.figures ?? false,
        items: raw.figures === true ? withFigureItems(raw.label, items()) : items(),
      } satisfies Repeat;
    default:
      return readField(raw, inherited, lists);
  }
}

/** Returns the items of a list of figures. Throws if one that every figure has is missing: nothing else would find the picture. */
function withFigureItems(label: string, items: Item[]): Item[] {
  for (const key of [figureKeys.title, figureKeys.diagram, figureKeys.file, figureKeys.alternative]) {
    const item = items.find((each) => each.key === key);
    if (item?.kind !== 'line' && item?.kind !== 'text') throw new Error(`「${label}」は図の並びなのに、文の項目「${key}」がありません`);
  }
  return items;
}

function readField(raw: RawItem, inherited: boolean, lists: Lists): Field {
  switch (raw.kind) {
    case 'line':
    case 'text':
    case 'date':
      return readText(raw, inherited);
    case 'choice':
      return readChoice(raw, inherited, lists);
    case 'boxes':
      return { ...readBase(raw, inherited), kind: 'boxes', blocks: readBlocks(raw, lists) } satisfies BoxesField;
    case 'check':
      return { ...readBase(raw, inherited), kind: 'check' } satisfies CheckField;
    case 'static':
      return { ...readBase(raw, inherited), kind: 'static', text: raw.text ?? '' } satisfies StaticField;
    default:
      throw new Error(`「${raw.label}」の kind「${String(raw.kind)}」という種類はありません`);
  }
}

function readText(raw: RawItem, inherited: boolean): TextField {
  if (raw.kind !== 'line' && raw.kind !== 'text' && raw.kind !== 'date') throw new Error(`「${raw.label}」の kind は line、text、date のどれかのはずです`);
  return {
    ...readBase(raw, inherited),
    kind: raw.kind,
    layout: raw.layout ?? 'cell',
    exact: raw.exact ?? false,
    markdown: raw.markdown ?? false,
  };
}

function readChoice(raw: RawItem, inherited: boolean, lists: Lists): ChoiceField {
  const choices = typeof raw.choices === 'string' ? lists.choices[raw.choices] : raw.choices;
  if (!choices) throw new Error(`「${raw.label}」の choices の一覧がありません`);
  const count = raw.count !== undefined && raw.counts !== undefined ? { count: { key: raw.count, counts: raw.counts } } : {};
  const options = choices.options.map((option) => (typeof option === 'string' ? { label: option } : option));
  const formerOptions = new Map(options.flatMap(({ label, was }) => readFormer(was).map((former) => [former, label] as const)));
  return {
    ...readBase(raw, inherited),
    kind: 'choice',
    columns: choices.columns,
    bracket: lists.bracket,
    options: options.map(({ label }) => label),
    formerOptions,
    ...count,
  };
}

function readBlocks(raw: RawItem, lists: Lists): BoxesField['blocks'] {
  const blocks = typeof raw.boxes === 'string' ? lists.boxes[raw.boxes] : raw.boxes;
  if (!blocks) throw new Error(`「${raw.label}」の boxes の一覧がありません`);
  return blocks.map((block) => ({ heading: block.heading ?? '', rows: block.rows.map((row) => row.map(readOption)) }));
}

/** Reads an option of boxes. A label with empty brackets at its end, as 「その他()」, takes a text. */
function readOption(raw: string | RawOption): BoxOption {
  const { label, counts, was } = typeof raw === 'string' ? { label: raw } : raw;
  const takesText = label.endsWith('()');
  return { label: takesText ? label.slice(0, -2) : label, takesText, was: readFormer(was), ...(counts === undefined ? {} : { counts }) };
}

function readFormer(was: string | string[] | undefined): readonly string[] {
  return typeof was === 'string' ? [was] : (was ?? []);
}

function readBase(raw: RawItem, inherited: boolean): ItemBase {
  const condition = readCondition(raw.when);
  const spare = readCondition(raw.spare);
  return {
    no: raw.no ?? '',
    label: raw.label,
    key: raw.key ?? raw.label,
    important: raw.important ?? inherited,
    marked: raw.important ?? false,
    record: raw.record ?? false,
    help: raw.help ?? '',
    was: readFormer(raw.was),
    under: raw.under ?? false,
    ...(condition ? { when: condition } : {}),
    ...(raw.unless === undefined ? {} : { unless: raw.unless }),
    ...(spare ? { spare } : {}),
    ...(raw.blank ? { blank: readBlank(raw.label, raw.blank) } : {}),
  };
}

/** Reads the permission to leave an item empty. Throws without a reason. */
function readBlank(label: string, raw: NonNullable<RawItem['blank']>): MayStayBlank {
  if (typeof raw.reason !== 'string') throw new Error(`「${label}」の blank には、空けてよい理由（reason）が要ります`);
  const condition = readCondition(raw.with);
  return { reason: raw.reason, ...(condition ? { with: condition } : {}) };
}

function readCondition(when: Record<string, string> | undefined): Condition | undefined {
  const entry = when ? Object.entries(when)[0] : undefined;
  return entry ? { key: entry[0], value: entry[1] } : undefined;
}
