import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program = join(root, 'dist', 'cli.js');

/** Ends with what is missing and how to get it. Nothing was looked at, so the code is that of a wrong call. */
function refuse(text, mend) {
  process.stderr.write(`エラー: ${text}\n直し方: ${mend}\n`);
  process.exit(2);
}

const [major, minor] = process.versions.node.split('.').map(Number);
const floor = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node.replace('>=', '');
const [leastMajor, leastMinor] = floor.split('.').map(Number);
if (major < leastMajor || (major === leastMajor && minor < leastMinor))
  refuse(`Node.js ${floor} 以上が必要ですが、${process.versions.node} です`, `Node.js ${floor} 以上を入れてから、もう一度実行してください`);
if (!existsSync(join(root, 'node_modules')))
  refuse(`部品（${join(root, 'node_modules')}）がありません`, `フォルダー「${root}」で npm ci を実行してください。プログラムも一緒に作られます`);
if (!existsSync(program)) refuse(`プログラム（${program}）がありません`, `フォルダー「${root}」で npm run build を実行してください`);
await import(pathToFileURL(program).href);
