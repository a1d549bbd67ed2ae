import { classifyLaw } from '../../law/classify-law.js';
import type { Declared } from './declared.js';

/** Returns why a declared ground does not hold for a change of a ※ item: it is one about words. Undefined if none was declared, or another. */
export function refusedGround({ ground }: Pick<Declared, 'ground'>): string | undefined {
  const declared = ground && classifyLaw().grounds.get(ground.ground);
  return declared?.words === true
    ? `説明された根拠「${declared.ground}」は、文言だけの変更の根拠で、選択やチェックの変更、追加や削除には当てはまりません`
    : undefined;
}
