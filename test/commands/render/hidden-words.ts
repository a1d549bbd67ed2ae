import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filledDocument } from '../../filled-document.js';

/** A word that stands, with a number behind it, in every place where an author can leave a word that does not print. */
export const hidden = 'himitsu';

let count = 0;
/** Returns the hidden word with another number at each call. */
function secret(): string {
  count++;
  return `${hidden}${String(count)}`;
}

const diagram = `digraph ${secret()} {
  // ${secret()}
  /* ${secret()} -> ${secret()} */
# ${secret()}
  comment="${secret()}"; rankdir=LR
  node [comment=${secret()}] edge [comment="${secret()}", color=black; comment=${secret()}]
  subgraph cluster_${secret()} { label=市 uketsuke_${hidden} [label="窓口 // ＜受付＞" comment="${secret()}"] 台帳 [comment="a" + "${secret()}"] }
  subgraph ${secret()} { label="${secret()}" 県 国 }
  ${secret()} [shape=point color=${secret()}]
  住民 -> uketsuke_${hidden}:w -> { 台帳 "県" } [label="①申請 # 写し", comment="${secret()}", lhead=cluster_${hidden}8];
  国 [label="${secret()}"]
  国 [label=<<b>国</b><!-- ${secret()} --><br/>2 &lt; 3>]
}`;

const svg = `<?xml version="1.0"?><!-- ${secret()} --><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 99" id="${secret()}" class="${secret()}" data-a="${secret()}">
<title>${secret()}</title><desc>${secret()}</desc><metadata>${secret()}</metadata><?a ${secret()}?>
<style>/* ${secret()} */ .${secret()} { font-family: ${secret()} }</style>
 <text display="none">${secret()}</text><g opacity="0"><text>${secret()}</text></g><defs><text>${secret()}</text></defs>${secret()}
<switch><g/><text>${secret()}</text></switch><text requiredExtensions="${secret()}">${secret()}</text>
<defs><rect id="k${hidden}" width="9" height="9"/></defs><use href="#k${hidden}"/><g id="${secret()}"><text x="9" y="50" style="font-family: ${secret()}">市役所</text></g></svg>`;

/** Names of the pictures beside the document. */
const pictures = [`flow_${secret()}.svg`, `${secret()}.PNG`] as const;
/** Their names in the attached YAML. */
export const publicPictures = ['図1.svg', '図2.png'] as const;

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
}

/** Puts a text, an author and a time into a PNG, and words behind its end. */
function withWords(png: Buffer): Buffer {
  const words = [`Comment\0${secret()}`, `Author\0${secret()}`].map((text) => chunk('tEXt', Buffer.from(text)));
  const packed = chunk('zTXt', Buffer.from(`Comment\0\0${secret()}`));
  const behindValues = ['pHYs', 'gAMA', 'bKGD'].map((type) => chunk(type, Buffer.from(`\0\0\0\0\0\0\0\0\0${secret()}`)));
  const others = ['eXIf', 'tIME', 'iTXt', 'sPLT', 'prVt'].map((type) => chunk(type, Buffer.from(secret())));
  const profile = chunk('iCCP', Buffer.from(`${secret()}\0\0x`));
  const end = chunk('IEND', Buffer.from(secret()));
  return Buffer.concat([png.subarray(0, 33), ...words, packed, ...behindValues, ...others, profile, png.subarray(33, -12), end, Buffer.from(secret())]);
}

/** Writes a 様式４ with the hidden word in every such place, and the pictures that it names. Returns its text. */
export function writeHidden(folder: string): string {
  const indented = diagram.replaceAll('\n', '\n        ');
  const text = filledDocument(`# ${secret()}
様式: 様式４ # ${secret()}
改定: 平成30年5月
評価書名: 予防接種に関する事務
評価実施機関名: 試験市長
公表日: 令和8年3月1日
変更の説明: # ${secret()}
  - 項目: Ⅰ　基本情報
    根拠: 文言の修正
    理由: ${secret()}
基本情報:
  使用するシステム:
    - id: ${secret()}
      # ${secret()}
      名称: 予防接種台帳
      機能: |- # ${secret()}
        一
        # 二
    - { id: "${secret()}", 名称: 連携サーバー } # ${secret()}
事務の流れ:
  図:
    - id: ${secret()}
      題: 図式
      図式: |-
        ${indented}
      代替テキスト: 図の説明。
    - id: ${secret()}
      題: SVG
      ファイル: ${pictures[0]}
      代替テキスト: 図の説明。
    - id: ${secret()}
      題: PNG
      ファイル: ${pictures[1]}
      代替テキスト: 図の説明。
特定個人情報ファイル:
  - id: ${secret()}
    概要:
      委託:
        委託の有無: 委託する
        件数: 2
        委託事項:
          - id: ${secret()}
            名称: 窓口業務
          - id: ${secret()}
            名称: 窓口業務
旧様式の記載:
  ${secret()}: ${secret()}
  Ⅰ　基本情報: |-
    ${secret()}
変更箇所の控え:
  - 変更: ${secret()}
    控え: ${secret()}
`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '2026-03-01.yaml'), text);
  writeFileSync(join(folder, pictures[0]), svg);
  writeFileSync(join(folder, pictures[1]), withWords(readFileSync(new URL('../../figures/cases/good/dot.png', import.meta.url))));
  return text;
}
