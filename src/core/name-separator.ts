/** Separator between the labels of an official item name on one line. */
export const nameSeparator = '　';

/** Joins the labels of an item name on one line. */
export function joinLabels(labels: readonly string[]): string {
  return labels.join(nameSeparator);
}
