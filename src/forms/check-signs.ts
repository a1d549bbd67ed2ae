/** Signs of a ticked box or of a tick, as people type them. */
const tickedSigns = '☑✅🗹✔✓🗸⍻☒🗷🗵⊠■⬛◼◾';
/** Signs of an empty box. */
const blankSigns = '☐□⬜◻◽▢❏❐❑❒🔲🔳⎕▯🞎';

/**
 * Returns what a check sign at the beginning of a text means, and the text behind it. Undefined if a text begins with none.
 * @example readCheckSign('☑ 窓口') → { ticked: true, rest: '窓口' }
 * @example readCheckSign('□郵送') → { ticked: false, rest: '郵送' }
 * @example readCheckSign('窓口') → undefined
 */
export function readCheckSign(text: string): { readonly ticked: boolean; readonly rest: string } | undefined {
  const [sign = ''] = text.trimStart();
  const ticked = sign !== '' && tickedSigns.includes(sign);
  if (!ticked && (sign === '' || !blankSigns.includes(sign))) return undefined;
  return {
    ticked,
    rest: text
      .trimStart()
      .slice(sign.length)
      .replace(/^[\ufe0e\ufe0f]/u, '')
      .trim(),
  };
}
