/** Separates the labels of an official item name on one line. */
export const nameSeparator = '　';

/** Joins the labels of a name on one line. */
export function joinLabels(labels: readonly string[]): string {
  return labels.join(nameSeparator);
}
