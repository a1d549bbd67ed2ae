import { clip } from '../../core/clip.js';
import type { Span } from '../../core/span.js';
import type { FieldNode, TextNode } from '../../model/assessment.js';
import { roleNodes } from '../../model/role-nodes.js';
import type { CheckRule } from './check-rule.js';

/** Ends of offices and of bodies. A word that ends so is no name. */
const office =
  '[課部局室所係会院館校]?長|次長|主[幹査任事席]|補佐|参[事与]|理事|監|[都道府]?知事|市長|区長|町長|村長|管理者|職務代理者|代理|委員|[課部局室所係署院館校会]|センター|グループ|チーム|担当|窓口|市|区|町|村|県|府|都|道|組合|機構|連合';
const endsAsOffice = new RegExp(`(?:${office})$`, 'u');
/** An office, a blank, and a name behind it: two to eight letters, perhaps with a blank inside, or placeholders for them. */
const behindOffice = new RegExp(
  `(?<=(?:長|知事|次長|主[幹査任事席]|補佐|参事|理事|管理者|代理))[ 　\\t]+(?<name>(?:[（(]?氏名[）)]?[ 　:：]*)?[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々○◯〇●△]{1,8}(?:[ 　][\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々○◯〇●△]{1,8})?)(?:[ 　]*(?:様|殿|氏))?[ 　\\t]*$`,
  'gmu',
);
/** 担当：山田: a name behind the word for who is in charge. */
const inCharge =
  /担当者?(?:氏名)?[ 　]*[:：][ 　]*(?<name>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々○◯〇●△]{1,8}(?:[ 　][\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々○◯〇●△]{1,8})?)(?=$|[ 　、,（(／/])/gmu;
/** Words behind an office that are no names. */
const noName = /^(?:及び|並びに|又は|兼|宛|あて|御中|電話|内線|直通|代表|公印|まで)/u;
const marked = /^[（(]?氏名/u;
/** 項目 of a row that quotes an item with an office. */
const aboutOffice = /所属長|評価実施機関名|連絡先|請求先/u;

/**
 * Reports the name of a person where the form asks for an office (「氏名ではなく役職名」), in contacts, and in rows about them. A name is
 * known only behind an office and a blank. A notice: whether it is one, people must say.
 */
export const personName: CheckRule = {
  id: 'person-name',
  title: '役職名を書く欄の氏名',
  *check({ assessment, source }) {
    const roles = roleNodes(assessment);
    const asked = (['body', 'office'] as const).flatMap((role) => roles.all(role));
    const told = roles.all('contact');
    const rows = assessment.rows.flatMap(({ row }) => {
      const texts = row.cells.filter((cell) => cell.kind === 'text' && cell.item.kind === 'text');
      return texts.some((cell) => cell.kind === 'text' && aboutOffice.test(cell.text)) ? texts : [];
    });
    for (const node of [...asked, ...told, ...rows].filter(isText)) {
      for (const { start, end } of namesIn(node.text)) {
        const inRow = rows.includes(node);
        yield {
          ruleId: personName.id,
          severity: 'notice',
          text: `役職名の後に、氏名のような文字「${clip(node.text.slice(start, end))}」があります。公表すると、誰でも読めるようになります`,
          place: source.textPlace(node.path, start),
          item: node.name,
          mend: inRow
            ? '氏名なら、これから公表する行では役職名だけにしてください。公表した行は、公表したとおりに残します'
            : '氏名なら消して、役職名だけを書いてください',
        };
      }
    }
  },
};

function isText(node: FieldNode): node is TextNode {
  return node.kind === 'text';
}

/**
 * Finds what looks like the name of a person behind an office. Finds nothing in two offices, a unit, or a name without a blank before it.
 * @example namesIn('子育て支援課長　例示太郎') → [{ start: 8, end: 12 }]
 * @example namesIn('例示市長　（氏名）某').length → 1
 * @example namesIn('子育て支援課長　保険年金課長').length → 0
 * @example namesIn('担当：山田').length → 1
 * @example namesIn('担当：子育て支援課').length → 0
 */
export function namesIn(text: string): readonly Span[] {
  return [...text.matchAll(behindOffice), ...text.matchAll(inCharge)].flatMap((match) => {
    const name = match.groups?.['name'] ?? '';
    const start = match.index + match[0].indexOf(name);
    const bare = name.replace(marked, '');
    const letters = Array.from(bare.replace(/[）)\s:：　]/gu, '')).length;
    const isName = marked.test(name) ? letters > 0 : letters > 1 && !endsAsOffice.test(name) && !noName.test(name);
    return isName ? [{ start, end: start + name.length }] : [];
  });
}
