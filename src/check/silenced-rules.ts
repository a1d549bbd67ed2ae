import { mostSimilar } from '../core/similar.js';
import type { Message } from '../core/message.js';
import { ruleIds } from './rule-titles.js';

/** Rules that cannot be turned off: a 個人番号 must never be published, and a missing glyph leaves a hole in the print. */
export const alwaysOn: readonly string[] = ['individual-number', 'missing-glyph'];

/** Rules whose notices and warnings are not wanted, or the fault of how they were named. */
export type Silenced = { readonly rules: ReadonlySet<string> } | { readonly text: string; readonly mend: string };

/**
 * Reads settings of rules (`overtaken-words=off`). Returns a fault for an unknown rule, another value than off, and a rule that cannot be
 * turned off.
 * @example readSilenced(['overtaken-words=off']) → { rules: new Set(['overtaken-words']) }
 * @example readSilenced(['overtaken=off']).text → '「overtaken」という規則はありません'
 * @example readSilenced(['overtaken-words']).text → '「overtaken-words」は、規則の設定ではありません'
 */
export function readSilenced(settings: readonly string[]): Silenced {
  const rules = new Set<string>();
  for (const setting of settings) {
    const [, rule, value] = /^([^=]*)=(.*)$/u.exec(setting.trim()) ?? [];
    if (rule === undefined || value !== 'off')
      return { text: `「${setting}」は、規則の設定ではありません`, mend: '「--rule overtaken-words=off」のように、規則の名前に「=off」を付けてください' };
    const known = ruleIds();
    if (!known.includes(rule)) {
      const near = mostSimilar(rule, known);
      const mend = near === undefined ? '規則の名前は、check が知らせの終わりに［ ］で示します' : `もしかして「${near}」ではありませんか`;
      return { text: `「${rule}」という規則はありません`, mend };
    }
    if (alwaysOn.includes(rule)) return { text: `規則「${rule}」は切れません`, mend: 'この規則の設定を除いてください' };
    rules.add(rule);
  }
  return { rules };
}

/** Returns the messages without the notices and warnings of the silenced rules. Errors stay: they stop the print too. */
export function withoutSilenced(messages: readonly Message[], rules: ReadonlySet<string>): readonly Message[] {
  return messages.filter(({ ruleId, severity }) => severity === 'error' || !rules.has(ruleId));
}
