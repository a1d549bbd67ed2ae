/** Dashes, wave dashes and quotation marks that readers take for the same, by the one that stands for them all; after NFKC. ー is no dash. */
export const markVariants: ReadonlyMap<string, string> = new Map(
  ['-‐‑‒–—―−─', '~〜∼〰', '"“”„‟〝〞〟', "'‘’‚‛`"].flatMap((row) => Array.from(row.slice(1), (variant) => [variant, row.slice(0, 1)] as const)),
);
