import fc from 'fast-check';
import type { Form } from '../../src/forms/form.js';
import { loadForm } from '../../src/forms/form-library.js';
import type { Assessment } from '../../src/model/assessment.js';
import { buildAssessment } from '../../src/model/build-parts.js';

const loaded = loadForm('様式３', '平成30年5月');
if (!loaded) throw new Error('the form is not there');
export const form3: Form = loaded;

export type Plain = Record<string, unknown>;

/** 様式３ with this data. */
export function assessmentOf(data: unknown): Assessment {
  return buildAssessment(form3, data);
}

const long = '個人番号を含む情報を暗号化して保管し、操作を記録する。';
const text = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '保管場所への立入りを生体認証で制限している。',
      '委託先の取扱状況を年に一度実地に確認する。\n＜補足＞\n再委託先についても同じとする取扱いである。',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(null, '', '　', '－', long, `${long}\n`, `＜見出し＞\n${long}\n・第二の措置を年に一度見直す。`, `①一つ\n②二つ\n${long}`),
  },
  { weight: 2, arbitrary: fc.constantFrom('ＡＢＣ', 'ABC', '令和７年６月２７日', '2025年6月27日', '1\n2', '𠮷野', '吉野', 'か\u3099', 'が') },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom('あ', '委', '託', '　', '\n', '①', '1', '。', 'ー', '-', '𠮷', '\u3099', 'A'), maxLength: 14 }) },
);
const id = fc.constantFrom(null, '', 'a', 'b', 'c', 'd', 'e');
const name = fc.constantFrom(null, '宛名システム', '予防接種システム', '予防接種台帳システム', '甲社', '乙社');
const choice = (...options: string[]): fc.Arbitrary<unknown> => fc.constantFrom(null, '選べないもの', ...options);

const boxes = fc.record(
  {
    該当: fc.subarray(['庁内連携システム', '税務システム', 'その他']).chain((ticked) => fc.shuffledSubarray(ticked, { minLength: ticked.length })),
    その他: text,
  },
  { requiredKeys: [] },
);
const system = fc.record({ id, 名称: name, 機能: text, 他のシステムとの接続: boxes }, { requiredKeys: [] });
const contract = fc.record({ id, 名称: name, 委託内容: text, 再委託の有無: choice('再委託する', '再委託しない') }, { requiredKeys: [] });
const file = fc.record(
  {
    id,
    概要: fc.record(
      {
        ファイル名: name,
        委託: fc.record({ 委託の有無: choice('委託する', '委託しない'), 件数: fc.constantFrom(null, 0, 1, 2), 委託事項: fc.array(contract, { maxLength: 3 }) }),
        備考: text,
      },
      { requiredKeys: [] },
    ),
    記録項目: text,
    リスク対策: fc.record({ 委託: fc.record({ 委託しない: fc.constantFrom('○', null), その他のリスク及び措置: text }) }),
  },
  { requiredKeys: [] },
);

/** Documents of 様式３, some of them half-written: a few items of every kind, lists in lists, ids that are missing or twice there. */
export const smallDocument: fc.Arbitrary<Plain> = fc.record(
  {
    宣言: text,
    公表日: fc.constantFrom(null, '2025-06-27', '令和7年6月27日', '未定'),
    基本情報: fc.record(
      {
        事務: fc.record({ 内容: text, 対象人数: choice('1,000人未満', '1万人以上10万人未満') }, { requiredKeys: [] }),
        使用するシステム: fc.array(system, { maxLength: 4 }),
        特定個人情報ファイル名: text,
      },
      { requiredKeys: [] },
    ),
    特定個人情報ファイル: fc.oneof(
      { weight: 5, arbitrary: fc.array(file, { maxLength: 3 }) },
      { weight: 1, arbitrary: fc.constantFrom<unknown>(null, '一つ', [null]) },
    ),
    変更箇所: fc.constantFrom(null, [{ 変更前の記載: '旧', 変更後の記載: '新' }]),
  },
  { requiredKeys: ['基本情報', '特定個人情報ファイル'] },
);

/** One edit that somebody makes, drawn as numbers: which value, and what becomes of it. */
const edit = fc.record({ at: fc.nat(), how: fc.nat({ max: 9 }), text, other: fc.nat() });

const paragraphs = [
  '＜保管に関する措置＞',
  '操作の記録を三年間保存し、毎月確認する措置を講じる。',
  'バックアップを毎日取得し、遠隔地に保管する措置を講じる。\n・続きの行',
  '\u3099を文字に付けた、普通でない段落の措置を講じる。',
  '保管場所への立入りを生体認証で制限している。',
  '・短い項',
  '',
  '委託先の取扱状況を年に一度実地に確認する。',
  '保管場所への立入りを生体認証で制限している。',
  '＜特定個人情報の取扱いの委託に関する見出し＞',
  '再委託先についても同じ取扱いとし、その旨を契約書に定める。',
];

/** The same paragraphs spread over a few items in one way and in another. */
const spread: fc.Arbitrary<Plain> = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: paragraphs.length, maxLength: paragraphs.length }).map((places) => {
  const at = (place: number): string => paragraphs.filter((_, index) => places[index] === place).join('\n');
  return {
    宣言: at(0),
    基本情報: { 事務: { 内容: at(1) }, 使用するシステム: [{ id: 'a', 機能: at(2) }] },
    特定個人情報ファイル: [{ id: 'f', 概要: { 備考: at(3) } }],
  };
});

/** A document and what became of it by a few edits; or two that have nothing to do with each other. */
export const twoVersions: fc.Arbitrary<readonly [Plain, Plain]> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(smallDocument, fc.array(edit, { maxLength: 5 })).map(([before, edits]) => [before, edits.reduce(edited, before)] as const) },
  { weight: 1, arbitrary: fc.tuple(smallDocument, smallDocument) },
  { weight: 1, arbitrary: fc.tuple(spread, spread) },
);

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

interface Spot {
  readonly holder: Record<string | number, unknown>;
  readonly key: string | number;
}

function edited(document: Plain, { at, how, text: put, other }: Edit): Plain {
  const copy = structuredClone(document);
  const lists: unknown[][] = [];
  const texts: Spot[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value) && value.some((entry) => typeof entry === 'object')) lists.push(value as unknown[]);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner !== 'object' && !Array.isArray(value)) texts.push({ holder: value as Spot['holder'], key });
      visit(inner);
    }
  };
  visit(copy);
  const list = lists[at % Math.max(lists.length, 1)] ?? [];
  const spot = texts[at % Math.max(texts.length, 1)];
  const second = texts[other % Math.max(texts.length, 1)];
  const position = other % Math.max(list.length, 1);
  const said = spot && typeof spot.holder[spot.key] === 'string' ? String(spot.holder[spot.key]) : '';
  if (how === 0) list.splice(position, 1);
  else if (how === 1) list.splice(position, 0, structuredClone(list[at % Math.max(list.length, 1)] ?? {}));
  else if (how === 2) list.reverse();
  else if (how === 3) list.push(...list.splice(position, 1));
  else if (how === 4 && spot && second && spot.key !== 'id' && second.key !== 'id') {
    const there = second.holder[second.key];
    spot.holder[spot.key] = null;
    second.holder[second.key] = typeof there === 'string' && other % 2 === 0 ? `${there}\n${said}` : said;
  } else if (how === 5 && spot) spot.holder[spot.key] = `${said}\n${long}`;
  else if (how === 6 && spot) spot.holder[spot.key] = said.includes('A') ? said.replaceAll('A', 'Ａ') : `　${said}\n`;
  else if (spot) spot.holder[spot.key] = put;
  return copy;
}
