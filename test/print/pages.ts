/** A page of HTML in the manner of the templates, with a body of the test's own. */
export function page(body: string, head = ''): string {
  return `<!doctype html><html lang="ja"><meta charset="utf-8"><title>試験</title><style>@page{size:A4;margin:15mm}body{font-family:'BIZ UDPGothic','Noto Sans JP'}h1{break-before:page}</style>${head}<body>${body}`;
}

/** A document of many pages. */
export function longPage(parts: number): string {
  const paragraph = '特定個人情報ファイルを取り扱う事務の内容について、次のとおり評価する。'.repeat(20);
  return page(
    Array.from({ length: parts }, (_, index) => `<h1>Ⅰ　部${String(index + 1)}</h1><p>${paragraph}</p><table><tr><th>①名称<td>${paragraph}</table>`).join(''),
  );
}
