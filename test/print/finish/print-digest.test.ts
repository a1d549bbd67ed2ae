import { expect, test } from 'vitest';
import { listForms, loadForm } from '../../../src/forms/form-library.js';
import { describeForm, printDigest, printingMachine } from '../../../src/print/finish/print-digest.js';
import type { PrintedDocument, PrintingMachine } from '../../../src/print/finish/print-digest.js';

const document: PrintedDocument = { data: { 様式: '様式３', 評価書名: '甲' }, name: 'a.yaml', pictures: ['<svg/>', '<img/>'], form: '{}', draft: false };
const machine: PrintingMachine = { engine: '@sparticuz/chromium 1.0.0', program: 'p', faces: ['BIZ UDPGothic 400 1'] };
const digest = printDigest(document, machine);

const otherDocuments: Readonly<Record<keyof PrintedDocument, readonly Partial<PrintedDocument>[]>> = {
  data: [{ data: { 様式: '様式３', 評価書名: '乙' } }, { data: { 評価書名: '甲', 様式: '様式３' } }, { data: { 様式: '様式３', 評価書名: '甲', 別: null } }],
  name: [{ name: 'b.yaml' }],
  pictures: [{ pictures: ['<svg/>'] }, { pictures: ['<img/>', '<svg/>'] }, { pictures: ['<svg/><img/>'] }, { pictures: [] }],
  form: [{ form: '{ }' }],
  draft: [{ draft: true }],
};
const otherMachines: Readonly<Record<keyof PrintingMachine, readonly Partial<PrintingMachine>[]>> = {
  engine: [{ engine: '@sparticuz/chromium 1.0.1' }, { engine: 'Chromium 1.0.0.0' }],
  program: [{ program: 'q' }],
  faces: [{ faces: [] }, { faces: ['BIZ UDPGothic 400 2'] }],
};

test('each ingredient changes the digest, and the same ones give the same', () => {
  expect(digest).toMatch(/^[0-9a-f]{64}$/u);
  expect(printDigest(structuredClone(document), structuredClone(machine))).toBe(digest);
  const others = [
    ...Object.values(otherDocuments)
      .flat()
      .map((other) => printDigest({ ...document, ...other }, machine)),
    ...Object.values(otherMachines)
      .flat()
      .map((other) => printDigest(document, { ...machine, ...other })),
  ];
  expect(new Set([digest, ...others]).size).toBe(others.length + 1);
});

test('this machine has a program and six faces with their lengths', () => {
  const { program, faces } = printingMachine('e');
  expect(program).toMatch(/^[0-9a-f]{64}$/u);
  expect(faces.map((face) => /^(?:BIZ UDPGothic|BIZ UDGothic|Noto Sans JP) (?:400|700) [1-9]\d{5,}$/u.test(face))).toEqual(Array(6).fill(true));
});

test('no two forms have one description, and the maps of a form are in it', () => {
  const forms = listForms().map(({ form, revision }) => loadForm(form, revision));
  const described = forms.map((form) => describeForm(form ?? {}));
  expect(new Set(described).size).toBe(forms.length);
  for (const [index, form] of forms.entries()) for (const [path] of form?.roles ?? []) expect(described[index]).toContain(JSON.stringify(path));
});
