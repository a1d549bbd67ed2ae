/** One item as written in `schema/forms/*.yaml`. `readDescription` gives missing keys their defaults. */
export interface RawItem {
  use?: string;
  no?: string;
  label: string;
  key?: string;
  name?: string;
  kind?: string;
  help?: string;
  important?: boolean;
  record?: boolean;
  under?: boolean;
  layout?: 'cell' | 'wide';
  page?: boolean;
  exact?: boolean;
  markdown?: boolean;
  note?: string;
  text?: string;
  when?: Record<string, string>;
  unless?: string;
  spare?: Record<string, string>;
  blank?: { reason: string; with?: Record<string, string> };
  was?: string | string[];
  choices?: string | RawChoices;
  boxes?: string | RawBoxes;
  count?: string;
  counts?: string;
  of?: string;
  max?: number;
  groups?: number[];
  named?: RawItem;
  titles?: string[];
  figures?: boolean;
  heads?: RawItem[];
  items?: RawItem[];
  each?: string;
  bracket?: string;
  columns?: RawItem[];
}
interface RawChoices {
  columns: number;
  options: (string | RawOption)[];
}
export interface RawOption {
  label: string;
  counts?: string;
  was?: string | string[];
}
type RawBoxes = { heading?: string; rows: (string | RawOption)[][] }[];

/** A form as written in its description file. */
export interface RawForm {
  form: string;
  revision: string;
  name: string;
  title: string;
  stamp: string;
  contents?: boolean;
  roles?: Record<string, string | string[]>;
  cover: RawItem[];
  parts: RawItem[];
}
/** The shared parts of forms (`schema/choices.yaml`): lists of choices and boxes, and whole blocks of items. */
export interface RawLists {
  choices: Record<string, RawChoices>;
  boxes: Record<string, RawBoxes>;
  blocks: Record<string, RawItem>;
}

/** The keys of an item, each with the type of its value. */
const kinds: Readonly<Record<keyof RawItem, 'string' | 'boolean' | 'number' | 'anything'>> = {
  use: 'string',
  no: 'string',
  label: 'string',
  key: 'string',
  name: 'string',
  kind: 'string',
  help: 'string',
  important: 'boolean',
  record: 'boolean',
  under: 'boolean',
  layout: 'string',
  page: 'boolean',
  exact: 'boolean',
  markdown: 'boolean',
  note: 'string',
  text: 'string',
  when: 'anything',
  unless: 'string',
  spare: 'anything',
  blank: 'anything',
  was: 'anything',
  choices: 'anything',
  boxes: 'anything',
  count: 'string',
  counts: 'string',
  of: 'string',
  max: 'number',
  groups: 'anything',
  named: 'anything',
  titles: 'anything',
  figures: 'boolean',
  heads: 'anything',
  items: 'anything',
  each: 'string',
  bracket: 'string',
  columns: 'anything',
};
const kindOf = new Map<string, (typeof kinds)[keyof RawItem]>(Object.entries(kinds));
const typeNames = { string: '文字', boolean: 'true 又は false', number: '数' } as const;

/** Checks the keys and value types of items. Throws if one is wrong: a misspelled ※ (`important`) must not pass for a missing one. */
export function checkItems(items: readonly RawItem[]): void {
  for (const item of items) {
    for (const [key, value] of Object.entries(item)) {
      const kind = kindOf.get(key);
      if (kind === undefined) throw new Error(`「${item.label}」に「${key}」という設定はありません`);
      if (kind !== 'anything' && typeof value !== kind) throw new Error(`「${item.label}」の ${key} は ${typeNames[kind]} のはずです`);
    }
    checkItems([...(item.items ?? []), ...(item.heads ?? []), ...(item.columns ?? []), ...(item.named ? [item.named] : [])]);
  }
}
