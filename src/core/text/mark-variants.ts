/** Dashes, wave dashes and quotation marks after NFKC, each with the mark to which it folds. ー is no dash. */
export const markVariants: ReadonlyMap<string, string> = new Map(
  ['-‐‑‒–—―−─', '~〜∼〰', '"“”„‟〝〞〟', "'‘’‚‛`"].flatMap((row) => Array.from(row.slice(1), (variant) => [variant, row.slice(0, 1)] as const)),
);
