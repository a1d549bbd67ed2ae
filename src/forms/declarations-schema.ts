import {
  declarationKeys,
  declarationsKey,
  declaredGrounds,
  publishedSlipKeys,
  publishedSlipsKey,
  reviewedKey,
  reviewedKeys,
  rowRecordKeys,
  rowRecordsKey,
  timings,
  withoutRow,
} from './internal-keys.js';
import type { JsonSchema } from './json-schema-node.js';

/** Returns the properties of the internal keys for a form's JSON Schema. */
export function declarationsSchema(): Readonly<Record<string, JsonSchema>> {
  const keys = declarationKeys;
  return {
    [declarationsKey]: {
      title: declarationsKey,
      description: '変更箇所の提出時期を判断するための、部内の覚え。印刷も公表もされない。',
      type: ['array', 'null'],
      items: map([
        {
          title: keys.items,
          description: 'どの項目の変更か（部から書いた項目の名前。部や項の名前なら、その下の全て。いくつかあれば「- 」で並べる）。省くと版の全体。',
          type: ['string', 'array', 'null'],
          items: { type: 'string' },
        },
        {
          title: keys.rows,
          description: '前の版との違いに当たらないことが分かっている、変更箇所の行（上から数えた番号。1 から）。「項目」の代わりに書く。理由が要る。',
          type: ['array', 'null'],
          items: { type: 'integer', minimum: 1 },
        },
        choice(keys.ground, '重要な変更に当たらない理由、又は事後とできる根拠。', declaredGrounds),
        text(keys.reason, 'なぜそう判断したか。'),
        text(
          keys.effective,
          '変更を実施する日（例 令和8年4月1日）。公表・提出が実施日より前なら事前、後なら事後。変更箇所の変更日にもなる。根拠のある変更には、根拠と同じ記載か同じ項目の実施日だけが働く。',
        ),
        text(keys.submitted, '委員会に提出した日（例 令和8年3月20日）。実施日より前に提出し、後に公表したときに書く。省くと公表日を提出の日とみなす。'),
        text(keys.wording, '「提出時期に係る説明」に書く文言。'),
        {
          title: keys.replacements,
          description: '組織改正・法改正で変わった名前や条項。これだけの変更は、形式的な変更と判断する。',
          type: ['array', 'null'],
          items: map([text(keys.former, '前の版での書き方。'), text(keys.now, 'この版での書き方。')]),
        },
        choice(keys.timing, '判断を人が改めるとき。理由が要る。', timings),
        choice(keys.row, `「${withoutRow}」と書くと、この項目の変更は変更箇所の行にならない。理由が要る。`, [withoutRow]),
      ]),
    },
    [rowRecordsKey]: {
      title: rowRecordsKey,
      description:
        '「hyokasho amend」が書いた行の控え。人が直した行を上書きしないために使う。手で書き換えない（消すと、書いた行はどれも人の行として残る）。印刷も公表もされない。',
      type: ['array', 'null'],
      items: map([text(rowRecordKeys.change, 'どの変更の行か。'), text(rowRecordKeys.digests, '書いたときの行の中身の控え。')]),
    },
    [publishedSlipsKey]: {
      title: publishedSlipsKey,
      description:
        '公表したときからある誤りで、公表したとおりに残すもの。公表日のある版で、その誤りを警告に弱める（個人番号と、印刷できない文字は弱めない）。印刷も公表もされない。',
      type: ['array', 'null'],
      items: map([
        text(publishedSlipKeys.rule, '「hyokasho check」が誤りの後の［　］に示す規則の名前（例 count-mismatch）。'),
        text(publishedSlipKeys.item, '「hyokasho check」が「項目:」に示す項目の名前。'),
        text(publishedSlipKeys.reason, 'なぜ公表したとおりに残すのか。'),
      ]),
    },
    [reviewedKey]: {
      title: reviewedKey,
      description:
        '「hyokasho check」の問いのうち、確かめて、そのままでよいと分かったもの。言葉が変わるまで、もう知らせない（誤りは消えない）。印刷も公表もされない。',
      type: ['array', 'null'],
      items: map([
        text(reviewedKeys.rule, '「hyokasho check」が知らせの後の［　］に示す規則の名前（例 name-that-went）。'),
        text(reviewedKeys.word, '「hyokasho check」が直し方に示す語。項目だけを書いたときは、その項目の知らせ全て。'),
        text(reviewedKeys.item, '「hyokasho check」が「項目:」に示す項目の名前。'),
        text(reviewedKeys.reason, 'なぜそのままでよいのか。'),
      ]),
    },
  };
}

/** A property whose title is also its key. */
type DeclarationProperty = JsonSchema & { readonly title: string };

function text(title: string, description: string): DeclarationProperty {
  return { title, description, $ref: '#/$defs/text' };
}

function choice(title: string, description: string, options: readonly string[]): DeclarationProperty {
  return { title, description, enum: [...options, null] };
}

function map(properties: readonly DeclarationProperty[]): JsonSchema {
  return { type: ['object', 'null'], additionalProperties: false, properties: Object.fromEntries(properties.map((property) => [property.title, property])) };
}
