import { foldText } from '../core/fold.js';
import { mostSimilar } from '../core/similar.js';
import { tickedKey } from '../forms/form.js';
import { officialOption } from '../forms/official-option.js';
import { clip } from '../core/clip.js';
import { blankName, firstWideBlank } from '../load/read/line-hints.js';
import { forbiddenCharacters } from '../load/read/forbidden-characters.js';
import type { SchemaError, SchemaMessage } from './schema-error.js';

/**
 * Phrases a key that the form does not have here: suggests the key that was meant, or the map that may hold it. Undefined for a key with
 * an invisible character.
 * @example phraseUnknownKey({ path: [], schema: { properties: { 使用方法: {} } }, keys: new Map() }, 'リスク2：使用方法').mend → '「使用方法」と書いてください（項目名には番号を付けず、全角・半角もこの通りにします）'
 * @example phraseUnknownKey({ path: [], schema: { properties: { 使用方法: {} } }, keys: new Map() }, '使用法').mend → 'もしかして「使用方法」ではありませんか'
 * @example phraseUnknownKey({ path: [], schema: { properties: { 使用方法: {} } }, keys: new Map() }, '備考').mend → 'ここに書ける項目は、「使用方法」です'
 */
export function phraseUnknownKey(error: SchemaError, key: string): SchemaMessage | undefined {
  // An invisible character has its own message.
  if (forbiddenCharacters(key).length > 0) return undefined;
  const path = [...error.path, key];
  const base = { severity: 'error', at: 'key', path, ruleId: 'unknown-key' } as const;
  const siblings = error.schema.properties ?? {};
  const shown = clip(key);
  const text = `「${shown}」という項目は、様式のこの場所にありません`;

  if (/^\s*　/u.test(key)) {
    return { ...base, text: `項目「${shown.trim()}」の前に全角の空白があります`, mend: '全角の空白を消してください。字下げは半角の空白で書きます' };
  }
  const blank = firstWideBlank(/^\s*/u.exec(key)?.[0] ?? '');
  if (blank !== undefined)
    return {
      ...base,
      text: `項目「${shown.trim()}」の前の空白が、半角の空白ではなく ${blankName(blank)}です`,
      mend: 'その空白を消してください。字下げは半角の空白で書きます',
    };
  const ticked = siblings[tickedKey]?.items?.enum?.filter((option) => typeof option === 'string');
  const option = ticked && officialOption(key, ticked);
  if (option !== undefined && !(option in siblings)) {
    return {
      ...base,
      text: `「${option}」は、文字や件数を添える欄のない選択肢です`,
      mend: `○を付けるには、「${tickedKey}:」の下に「- ${option}」と書いてください`,
    };
  }
  const same = sameItem(key, siblings);
  if (same !== undefined) return { ...base, text, mend: `「${same}」と書いてください（項目名には番号を付けず、全角・半角もこの通りにします）` };

  const elsewhere = (error.keys.get(key) ?? []).filter((parent) => parent.length > 0 || error.path.length > 0);
  if (elsewhere.length > 0 && elsewhere.length <= 2)
    return { ...base, text, mend: `「${shown}」は${elsewhere.map(parentName).join('か、')}に書きます。字下げと、置き場所を確かめてください` };

  const near = mostSimilar(key, Object.keys(siblings));
  if (near !== undefined) return { ...base, text, mend: `もしかして「${near}」ではありませんか` };
  return { ...base, text, mend: `ここに書ける項目は、${list(Object.keys(siblings))}です` };
}

/** Finds the sibling whose key or printed label this is, ignoring number, width and spaces. */
function sameItem(key: string, siblings: NonNullable<SchemaError['schema']['properties']>): string | undefined {
  const written = withoutNumber(key);
  const keys = Object.keys(siblings);
  return (
    keys.find((candidate) => foldText(candidate) === foldText(key)) ??
    keys.find((candidate) => withoutNumber(candidate) === written) ??
    keys.find((candidate) => withoutNumber(siblings[candidate]?.title ?? candidate) === written)
  );
}

/** Numbers before a folded label. Each is taken whole: in parts, a key of digits alone could be cut in more ways than can be tried. */
const leadingNumber = /^(?:リスク\d*:|I{1,3}|IV|V|\(?\d+(?!\d)[).、]?)+(?=\D)/u;

function withoutNumber(label: string): string {
  return foldText(label).replace(leadingNumber, '');
}

function parentName(parent: readonly string[]): string {
  return parent.length === 0 ? '一番上の階層' : `「${parent.join(' › ')}」の下`;
}

function list(keys: readonly string[]): string {
  const most = 12;
  return keys
    .slice(0, most)
    .map((key) => `「${key}」`)
    .join('')
    .concat(keys.length > most ? 'など' : '');
}
