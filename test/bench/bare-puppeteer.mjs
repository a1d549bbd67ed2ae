// What we are measured against: the shortest way from HTML to PDF with puppeteer.
//
//   bare-puppeteer.mjs OUTPUT-FOLDER TABS FILE.html…
//
// The environment names the browser (BENCH_BROWSER) and the fonts (FONTCONFIG_FILE), the same that we print with.
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import puppeteer from 'puppeteer-core';

const [folder, tabs, ...files] = process.argv.slice(2);
const browser = await puppeteer.launch({
  executablePath: process.env.BENCH_BROWSER,
  pipe: true,
  headless: 'shell',
  args: ['--disable-gpu', ...(process.getuid() === 0 ? ['--no-sandbox'] : [])],
});
const queue = files.values();
const work = async () => {
  for (const file of queue) {
    const page = await browser.newPage();
    await page.setContent(await readFile(file, 'utf8'));
    const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true, printBackground: true });
    await writeFile(join(folder, `${basename(file)}.pdf`), pdf);
    await page.close();
  }
};
await Promise.all(Array.from({ length: Number(tabs) }, work));
await browser.close();
