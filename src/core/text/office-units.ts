/** Words of an organisation's units, and what may not follow them: 課 in 課税, 部 in 部門. */
const unit =
  '(?:局(?![長面所])|部(?![分署門長会品隊屋])|課(?![税題程長])|室(?![内長])|係(?![数長員るわ])|所(?![長得在有属管定轄要])|署(?!名)|センター(?!長)|支所|グループ(?!長)|事務局)';
/** The name of the 地方公共団体 before its units, and what may not follow it: 市 in 市民. */
const body = '(?:都|道|府|県|市|区|町|村)(?![民街場政内立役長有税づ課])';
const token = new RegExp(`[^\\s、，,・／/（）()「」『』：:；;〒。]{2,}?(?:${unit}|${body})`, 'gu');
const isUnit = new RegExp(`${unit}$`, 'u');

/**
 * Returns the names of the units of an organisation in a text, each level by itself, without the name of the body.
 * @example officeUnits('岩国市健康医療部健康推進課') → ['健康医療部', '健康推進課']
 * @example officeUnits('総務部課税課、市民税課') → ['総務部', '課税課', '市民税課']
 * @example officeUnits('健康推進課長') → ['健康推進課']
 * @example officeUnits('電話番号042-346-3700') → []
 */
export function officeUnits(text: string): readonly string[] {
  const found = new Set<string>();
  // 健康推進課長 is the head of 健康推進課.
  const heads = text.replace(/(課|部|局|室|係|所|センター)長/gu, '$1、');
  for (const [word] of heads.matchAll(token)) if (isUnit.test(word)) found.add(word);
  return [...found];
}
