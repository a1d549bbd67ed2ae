import { formatEra, readDate } from '../core/dates.js';
import { serialDay } from '../core/found-dates.js';
import { tickedKey } from '../forms/form.js';
import { blankName, firstWideBlank } from '../load/read/line-hints.js';
import { describeFound, foundAt } from './found.js';
import { proposeId } from './propose-id.js';
import type { SchemaError, SchemaMessage } from './schema-error.js';
import type { SchemaNode } from './schema-node.js';

/**
 * Phrases a value of another kind than the item's: a number for a text, a text for a list, a list for a map.
 * @example phraseType({ value: '３件', path: [], schema: { type: ['integer'] } }).mend → '引用符や「件」を付けずに、半角の数字で 3 と書いてください'
 * @example phraseType({ value: '約3件', path: [], schema: { type: ['integer'] } }).mend → '半角の数字だけを書いてください'
 * @example phraseType({ value: '-紙', path: [], schema: { type: ['array'], items: { enum: ['紙'] } } }).mend → '「-」の後に半角の空白を置いてください（例 「- 紙」）'
 * @example phraseType({ value: '－ 紙 － 電話', path: [], schema: { type: ['array'], items: { enum: ['紙'] } } }).mend → 'どの行も、先頭の「－」を半角の「-」と半角の空白に直してください（例 「- 紙」）'
 * @example phraseType({ value: '-　紙', path: [], schema: { type: ['array'], items: { enum: ['紙'] } } }).mend → '「-」の後の空白が、半角の空白ではなく U+3000（全角の空白）です。どの行も半角の空白に直してください（例 「- 紙」）'
 * @example phraseType({ value: '紙', path: [], schema: { type: ['array'], items: { enum: ['紙'] } } }).mend → '「該当:」の次の行から、「- 選択肢」を一行に一つずつ書いてください'
 * @example phraseType({ value: 20250627, path: [], schema: {}, source: { text: '20250627', valuePlace: () => ({ line: 1, column: 1 }) } }).mend → '日付なら「令和7年6月27日」のように書き、番号なら引用符で囲んで "20250627" と書いてください'
 * @example phraseType({ value: 45748, path: [], schema: {}, source: { text: '45748', valuePlace: () => ({ line: 1, column: 1 }) } }).mend → '表計算ソフトの日付の通し番号なら「令和7年4月1日」のように書き、番号なら引用符で囲んで "45748" と書いてください'
 * @example phraseType({ value: 20251399, path: [], schema: {}, source: { text: '20251399', valuePlace: () => ({ line: 1, column: 1 }) } }).mend → '引用符で囲んで "20251399" と書いてください'
 */
export function phraseType(error: SchemaError): SchemaMessage {
  const { value, path } = error;
  const found = describeFound(error);
  const base = { ruleId: 'wrong-type', severity: 'error', at: typeof value === 'object' && value !== null ? 'key' : 'value', path } as const;
  switch (kindOf(error.schema)) {
    case 'text':
      return { ...base, text: `文字を書く欄ですが、${found}があります`, mend: textMend(error) };
    case 'id':
      if (value === null)
        return {
          ...base,
          ruleId: 'missing-id',
          text: '「id」に値がありません',
          mend: `「id: ${proposeId(path.slice(0, -1), error.source.data)}」のように、半角の英小文字・数字・ハイフンで書いてください`,
        };
      return {
        ...base,
        ruleId: 'bad-id',
        text: `「id」は文字のはずですが、${found}があります`,
        mend:
          typeof value === 'object'
            ? 'system1 のように書いてください'
            : `引用符で囲んで "${foundAt(error.source, path)}" とするか、system1 のように書いてください`,
      };
    case 'number':
      return { ...base, ruleId: 'schema-count', text: `${numberName(error.schema)}を書く欄ですが、${found}があります`, mend: numberMend(error) };
    case 'texts':
      return { ...base, text: `文字を一つ、又は「- 」で並べて書く欄ですが、${found}があります`, mend: textsMend(error) };
    case 'boxes':
      return {
        ...base,
        text: `チェック欄ですが、${found}があります`,
        mend: `「項目名:」の次の行に字下げして「${tickedKey}:」と書き、その下に○を付ける選択肢を「- 選択肢」と並べてください`,
      };
    case 'map':
      return { ...base, text: `この下に項目を並べるところですが、${found}があります`, mend: mapMend(error) };
    case 'entry':
      if (value === null) return { ...base, text: '「- 」の後に何もありません', mend: '「- id: …」から書くか、この行を消してください' };
      return {
        ...base,
        text: `「- id: …」から始まる項目の並びのはずですが、${found}があります`,
        mend: '「- 」の後に「id: …」を書き、その下に字下げをそろえて項目を書いてください',
      };
    case 'options':
      return { ...base, text: `選択肢を「- 」で並べるところですが、${found}があります`, mend: optionsMend(value) };
    case 'list':
      return { ...base, text: `「- 」で始まるものを並べるところですが、${found}があります`, mend: listMend(error.schema, value) };
  }
}

type Kind = 'text' | 'texts' | 'id' | 'number' | 'boxes' | 'map' | 'entry' | 'options' | 'list';

function kindOf(schema: SchemaNode): Kind {
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  if (types.includes('integer')) return 'number';
  if (types.includes('array') && types.includes('string')) return 'texts';
  if (types.includes('array')) return schema.items?.enum ? 'options' : 'list';
  if (types.includes('object')) return types.includes('null') ? (schema.properties && tickedKey in schema.properties ? 'boxes' : 'map') : 'entry';
  return schema.pattern === undefined ? 'text' : 'id';
}

function textMend(error: SchemaError): string {
  const { value, source, path } = error;
  if (value === null) return '文字を書くか、この行を消してください';
  if (typeof value !== 'object') {
    const quoted = `引用符で囲んで "${foundAt(source, path)}" と書いてください`;
    const day = typeof value === 'number' ? dayOfDigits(value) : undefined;
    const serial = typeof value === 'number' ? serialDay(String(value)) : undefined;
    if (serial) return `表計算ソフトの日付の通し番号なら「${formatEra(serial)}」のように書き、番号なら${quoted}`;
    return day === undefined ? quoted : `日付なら「${day}」のように書き、番号なら${quoted}`;
  }
  if (Array.isArray(value)) return '箇条書きを文字として書くなら、「項目名: |」として次の行から字下げし、「・」などで書いてください';
  return '文章として書くなら「項目名: |」として次の行から字下げしてください。文中の「: 」は項目名の区切りと読まれます';
}

/** Returns 20250627 as 令和7年6月27日, because in quotes it would still be no day. Undefined if the digits are no day. */
function dayOfDigits(value: number): string | undefined {
  const [, year = '', month = '', day = ''] = /^((?:19|20)\d\d)(\d\d)(\d\d)$/u.exec(String(value)) ?? [];
  const reading = readDate(`${year}-${month}-${day}`);
  return reading?.ok ? formatEra(reading.date) : undefined;
}

function textsMend({ value, source, path }: SchemaError): string {
  if (typeof value !== 'object') return `引用符で囲んで "${foundAt(source, path)}" と書いてください`;
  return '一つなら「項目名: 文字」の形で、いくつもあるなら次の行から字下げして「- 文字」を一行に一つずつ書いてください';
}

/** Returns the word for a number. Its minimum distinguishes them: 件数 count from 0, rows are numbered from 1. */
export function numberName({ minimum }: SchemaNode): string {
  return minimum === 1 ? '行の番号' : '件数';
}

function numberMend({ value, schema }: SchemaError): string {
  const least = schema.minimum ?? 0;
  if (typeof value === 'string' && /^[0-9０-９]+\s*[件行]?$/u.test(value.trim())) {
    const unit = least === 1 ? '行' : '件';
    return `引用符や「${unit}」を付けずに、半角の数字で ${String(Number(/\d+/.exec(value.normalize('NFKC'))?.[0] ?? 0))} と書いてください`;
  }
  if (typeof value === 'number') return `${String(least)} 以上の整数を書いてください`;
  if (value === null) return '番号を書くか、この行を消してください';
  return '半角の数字だけを書いてください';
}

function mapMend({ schema, value }: SchemaError): string {
  const keys = Object.keys(schema.properties ?? {})
    .slice(0, 3)
    .map((key) => `「${key}:」`)
    .join('');
  if (Array.isArray(value)) return `「- 」を付けず、${keys}などの項目を並べてください`;
  return `「項目名:」の次の行から字下げして、${keys}などの項目を書いてください`;
}

/** A list whose dash or blank is another character, so that YAML reads a text. The dashes look like 「-」. */
const nearlyList = /^(?:-(?! )|[‐‑‒–—―−－ー─ｰ﹣⁃・]\s?)/u;

function optionsMend(value: unknown): string {
  const found = typeof value === 'string' ? nearlyList.exec(value)?.[0] : undefined;
  const blank = found === undefined ? undefined : firstWideBlank(typeof value === 'string' ? value.slice(0, 2) : '');
  if (found?.startsWith('-') && blank !== undefined)
    return `「-」の後の空白が、半角の空白ではなく ${blankName(blank)}です。どの行も半角の空白に直してください（例 「- 紙」）`;
  if (found?.startsWith('-')) return '「-」の後に半角の空白を置いてください（例 「- 紙」）';
  if (found !== undefined) return `どの行も、先頭の「${found.trim()}」を半角の「-」と半角の空白に直してください（例 「- 紙」）`;
  return `「${tickedKey}:」の次の行から、「- 選択肢」を一行に一つずつ書いてください`;
}

function listMend(schema: SchemaNode, value: unknown): string {
  const example = schema.items?.properties && 'id' in schema.items.properties ? '- id: …' : '- 項目名: 値';
  return typeof value === 'object'
    ? `一つだけのときも、先頭に「- 」を付けて「${example}」から書いてください`
    : `次の行から字下げして「${example}」と書いてください`;
}
