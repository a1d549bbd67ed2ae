import { readCheckSign } from '../forms/check-signs.js';
import { foldText } from '../core/fold.js';
import { mostSimilar } from '../core/similar.js';
import { isTick, tick, tickedKey } from '../forms/form.js';
import { officialOption } from '../forms/official-option.js';
import { clip } from '../core/clip.js';
import { describeFound } from './found.js';
import type { SchemaError, SchemaMessage } from './schema-error.js';

/**
 * Phrases a choice, a ticked option or a single box whose value is none of the form's options.
 * @example phraseEnum({ value: '紙、専用線', path: [0], schema: { enum: ['紙', '専用線'] } }).mend → '「[紙, 専用線]」のように半角の「,」と空白で区切るか、「- 選択肢」を一行に一つずつ書いてください'
 * @example phraseEnum({ value: '紙、ＦＡＸ', path: [0], schema: { enum: ['紙', '専用線'] } }).mend → '選択肢は「紙」「専用線」です。どれかをこの通りに書いてください'
 * @example phraseEnum({ value: '2', path: [], schema: { enum: ['紙', '専用線'] } }).mend → 'もしかして「専用線」ではありませんか。選択肢は「紙」「専用線」です'
 * @example phraseEnum({ value: '3', path: [], schema: { enum: ['紙', '専用線'] } }).mend → '選択肢は「紙」「専用線」です。どれかをこの通りに書いてください'
 * @example phraseEnum({ value: '1) 専用線', path: [], schema: { enum: ['紙', '専用線'] } }).text → '番号と言葉が合いません（「1) 専用線」）。この番号の選択肢は「紙」です'
 */
export function phraseEnum(error: SchemaError): SchemaMessage {
  const { value, path, schema } = error;
  const options = (schema.enum ?? []).filter((option) => typeof option === 'string');
  const base = { at: 'value', path } as const;
  if (options.length === 1 && options[0] === tick) return phraseTick(error);
  if (value === null || value === '') {
    return value === ''
      ? {
          ...base,
          ruleId: 'unknown-option',
          severity: 'error',
          text: '選択肢の欄に空の文字 "" があります',
          mend: '選ばないなら「項目名:」の後に何も書かないでください',
        }
      : { ...base, ruleId: 'unknown-option', severity: 'error', text: '「- 」の後に選択肢がありません', mend: '選択肢を書くか、この行を消してください' };
  }
  const official = typeof value === 'string' ? officialOption(value.trim(), options) : undefined;
  if (official !== undefined) return spelling(error, official);
  const wrong = { ...base, ruleId: 'unknown-option', severity: 'error' } as const;
  const signed = typeof value === 'string' ? phraseCheckSign(value, options, typeof path.at(-1) === 'number') : undefined;
  if (signed) return { ...wrong, ...signed };
  const annotated = typeof path.at(-1) === 'number' ? optionWithText(value, options) : undefined;
  if (annotated) return { ...wrong, ...phraseOptionWithText(annotated, error) };
  if (typeof value === 'object') {
    return {
      ...wrong,
      text: `選択肢を一つだけ書く欄ですが、${describeFound(error)}があります`,
      mend: `${listed(options)}のどれかを「項目名: 選択肢」の形で書いてください`,
    };
  }
  const numbered = typeof value === 'string' ? wrongNumber(value, options) : undefined;
  if (numbered) return { ...wrong, ...numbered };
  const several = typeof value === 'string' && typeof path.at(-1) === 'number' ? runTogether(value, options) : [];
  if (several.length > 1) {
    return {
      ...wrong,
      text: `選択肢が${String(several.length)}つ続けて書かれ、一つの値になっています（${describeFound(error)}）`,
      mend: `「[${several.join(', ')}]」のように半角の「,」と空白で区切るか、「- 選択肢」を一行に一つずつ書いてください`,
    };
  }
  const meant = suggestion(typeof value === 'string' ? value : JSON.stringify(value), options);
  const text = `選択肢にない値です（${describeFound(error)}）`;
  if (meant !== undefined)
    return { ...wrong, text, mend: `もしかして「${meant}」ではありませんか${options.length > mostListed ? '' : `。選択肢は${listed(options)}です`}` };
  return { ...wrong, text, mend: `選択肢は${listed(options)}です。どれかをこの通りに書いてください` };
}

/** Phrases 「☑ 紙」 and 「☐ 紙」. A list holds the ticked options only, so that a blank box must not become a tick. */
function phraseCheckSign(value: string, options: readonly string[], inList: boolean): Pick<SchemaMessage, 'text' | 'mend'> | undefined {
  const sign = readCheckSign(value);
  const option = sign && officialOption(sign.rest, options);
  if (!sign || option === undefined) return undefined;
  const text = `選択肢の前にチェックの印が付いています（「${clip(value)}」）`;
  if (sign.ticked) return { text, mend: `印を消して「${option}」とだけ書いてください。様式の${inList ? '○' : '選択'}になります` };
  return { text, mend: inList ? `当てはまらない選択肢は書きません。「${option}」の行を消してください` : '当てはまる選択肢だけを、印を付けずに書いてください' };
}

/** An option with a text behind it: 「その他（窓口）」, 「その他：窓口」, or `その他: 窓口` as a map. */
interface AnnotatedOption {
  readonly option: string;
  readonly text: string;
}

/**
 * Reads a ticked option with a text behind it. Undefined if the words before the bracket or colon are no option.
 * @example optionWithText('その他（窓口）', ['紙', 'その他']) → { option: 'その他', text: '窓口' }
 * @example optionWithText('４情報（氏名）', ['４情報（氏名、住所）']) → undefined
 */
export function optionWithText(value: unknown, options: readonly string[]): AnnotatedOption | undefined {
  if (typeof value === 'object' && value !== null) {
    const [pair, ...more] = Object.entries(value);
    const option = pair && more.length === 0 ? officialOption(pair[0].trim(), options) : undefined;
    return option === undefined ? undefined : { option, text: typeof pair?.[1] === 'string' ? pair[1] : '' };
  }
  if (typeof value !== 'string') return undefined;
  for (const { index } of value.matchAll(/[（(：:]/gu)) {
    // Options are short: a text with many brackets is no option.
    if (index > longestOption) return undefined;
    const option = officialOption(value.slice(0, index).trim(), options);
    if (option !== undefined)
      return {
        option,
        text: value
          .slice(index + 1)
          .trim()
          .replace(/[）)]$/u, ''),
      };
  }
  return undefined;
}

/** Longest official option that is looked for, in UTF-16 units. */
const longestOption = 100;

function phraseOptionWithText({ option, text }: AnnotatedOption, { path, keys }: SchemaError): Pick<SchemaMessage, 'text' | 'mend'> {
  const boxes = path.filter((key) => typeof key === 'string').slice(0, -1);
  const takesText = (keys.get(option) ?? []).some((parent) => parent.join('/') === boxes.join('/'));
  const shown = clip(text.replace(/\s+/gu, ' '));
  if (!takesText)
    return {
      text: `「${option}」の後に文章（「${shown}」）がありますが、「${option}」には文章を添える欄がありません`,
      mend: `「${option}」とだけ書いてください`,
    };
  return {
    text: `「${option}」に添える文章（「${shown}」）が、選択肢の並びの中に書かれています`,
    mend: `「${tickedKey}」には「${option}」とだけ書き、文章は、「${tickedKey}:」と字下げをそろえた「${option}:」の後に書いてください（「${option}: ${shown === '' ? '…' : shown}」）`,
  };
}

function phraseTick(error: SchemaError): SchemaMessage {
  const { value } = error;
  if (typeof value === 'string' && isTick(value.trim())) return spelling(error, tick);
  return {
    ruleId: 'unknown-option',
    severity: 'error',
    at: 'value',
    path: error.path,
    text: `「${tick}」か空欄のはずですが、${describeFound(error)}があります`,
    mend: `当てはまるときは「${tick}」、当てはまらないときは何も書かないでください`,
  };
}

function spelling({ value, path }: SchemaError, official: string): SchemaMessage {
  return {
    ruleId: 'choice-spelling',
    severity: 'warning',
    at: 'value',
    path,
    text: `様式の書き方は「${official}」ですが、「${clip(String(value))}」とあります`,
    mend: `「${official}」に直してください（このままでも「${official}」とみなします）`,
  };
}

/** Returns the options of 「紙、専用線」, which lacks the comma of YAML. Empty if the text holds anything else. */
function runTogether(written: string, options: readonly string[]): readonly string[] {
  const found: string[] = [];
  const longestFirst = [...options].sort((a, b) => b.length - a.length);
  for (let rest = foldText(written); rest !== '';) {
    const next = longestFirst.find((option) => rest.startsWith(foldText(option)));
    if (next === undefined) return [];
    found.push(next);
    rest = rest.slice(foldText(next).length).replace(/^[、,・/;|-]+/u, '');
  }
  return found;
}

/** Suggests the option that was meant. A bare number counts as the number of an option. */
function suggestion(written: string, options: readonly string[]): string | undefined {
  const number = /^[(（]?([0-9０-９]{1,2})[)）.．]?$/u.exec(written.trim())?.[1];
  if (number !== undefined) return options[Number(number.normalize('NFKC')) - 1];
  return (
    mostSimilar(written.replace(/^[(（]?[0-9０-９]{1,2}[)）.．]\s*/u, ''), options) ?? options.find((option) => option.length > 2 && written.includes(option))
  );
}

/** Phrases 「3) 十分である」 if the third option has other words: either may be meant. */
function wrongNumber(written: string, options: readonly string[]): Pick<SchemaMessage, 'text' | 'mend'> | undefined {
  const [, digits = '', words = ''] = /^[(（]?([0-9０-９]{1,2})[)）.．、]\s*(.+)$/u.exec(written.trim()) ?? [];
  const byWords = officialOption(words, options);
  const byNumber = options[Number(digits.normalize('NFKC')) - 1];
  if (byWords === undefined || byNumber === byWords) return undefined;
  return {
    text: `番号と言葉が合いません（「${clip(written)}」）。${byNumber === undefined ? 'この番号の選択肢はありません' : `この番号の選択肢は「${byNumber}」です`}`,
    mend: `番号を付けずに、${byNumber === undefined ? '' : `「${byNumber}」か`}「${byWords}」${byNumber === undefined ? 'と' : 'のどちらかを'}書いてください`,
  };
}

/** Most options listed after a suggestion. */
const mostListed = 8;

function listed(options: readonly string[]): string {
  return options.map((option) => `「${option}」`).join('');
}
