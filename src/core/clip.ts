/** Digits that may be a 個人番号: messages end up in logs that anyone may read, so they never repeat them. */
const longNumber = /[0-9０-９]{4}[-－ 　]?[0-9０-９]{4}[-－ 　]?[0-9０-９]{4,}/gu;

/** The beginning of a text, for quoting it in a message. */
export function clip(text: string): string {
  const units = Array.from(text.replace(longNumber, '（12桁以上の数字）'));
  return units.length > 30 ? `${units.slice(0, 30).join('')}…` : units.join('');
}
