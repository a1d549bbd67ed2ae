/** Names of 番号法, and names of other laws. A name that ends in neither is none. */
const mention =
  /(?<mine>番号の利用等に関する法律|番号利用法|番号法|マイナンバー法)|(?<other>(?:に関する|する|等の?)法律|[\u4e00-\u9fff]法(?![\u4e00-\u9fff])|[\u4e00-\u9fff]法(?=第|施行|別表|及び|並びに|又は|等|上)|条例|施行令|施行規則)/gu;
/** Words that end like the name of a law. */
const noLaw = /(?:[方手用寸話文司違適不合作]法)$/u;

/** Answers which law a text named last before an offset. */
export type LawBefore = (offset: number) => 'mine' | 'other' | undefined;

/**
 * Returns which law a text named last: 番号法 (`mine`) or another one. A bare 法 and 同法 name none. Reads the text once.
 * @example lawMentions('番号法第９条第１項　別表第１第10項及び予防接種法')(12) → 'mine'
 * @example lawMentions('番号法と住民基本台帳法別表第一')(11) → 'other'
 * @example lawMentions('次の方法で行う。別表第一')(8) → undefined
 */
export function lawMentions(text: string): LawBefore {
  const found: { readonly end: number; readonly law: 'mine' | 'other' }[] = [];
  for (const { 0: name, index, groups } of text.matchAll(mention)) {
    if (groups?.['mine'] === undefined && noLaw.test(name)) continue;
    found.push({ end: index + name.length, law: groups?.['mine'] === undefined ? 'other' : 'mine' });
  }
  return (offset) => {
    let [low, high] = [0, found.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((found[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return found[low - 1]?.law;
  };
}
