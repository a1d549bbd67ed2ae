import { stringify } from 'yaml';
import { classifyDiff } from '../../src/classify/classify-diff.js';
import type { Classification } from '../../src/classify/judgement.js';
import type { AssessmentDiff } from '../../src/diff/changes/change.js';
import { diffAssessments } from '../../src/diff/diff-assessments.js';
import type { Form } from '../../src/forms/form.js';
import { loadForm } from '../../src/forms/form-library.js';
import { parseSource } from '../../src/load/read/parse-source.js';
import type { Source } from '../../src/load/read/source.js';
import { buildAssessment } from '../../src/model/build-parts.js';
import type { Assessment } from '../../src/model/assessment.js';
import { namedItems } from '../../src/names/named-places.js';

/** One version of a test. */
export interface TestVersion {
  readonly source: Source;
  readonly assessment: Assessment;
}

export function formOf(name: string): Form {
  const form = loadForm(name, name === '様式２' ? '令和6年10月' : '平成30年5月');
  if (!form) throw new Error(`${name} does not load`);
  return form;
}

/** A version with these values at these items, which are named officially. */
export function versionOf(form: Form, values: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}): TestVersion {
  const places = placesOf(form);
  const data: Record<string | number, unknown> = { 様式: form.form, 改定: form.revision };
  for (const [name, value] of Object.entries(values)) {
    const place = places.find((candidate) => candidate.name === name && ['cover', 'item', 'list'].includes(candidate.what));
    const [path] = place?.paths ?? [];
    if (!path) throw new Error(`${form.form} has no item ${name}`);
    put(data, path, value);
  }
  const source = parseSource('new.yaml', stringify({ ...data, ...more }));
  return { source, assessment: buildAssessment(form, source.data) };
}

const knownPlaces = new Map<Form, ReturnType<typeof namedItems>>();

/** Items of a form by their official names. Found once a form: that takes longer than most tests. */
function placesOf(form: Form): ReturnType<typeof namedItems> {
  const places = knownPlaces.get(form) ?? namedItems(buildAssessment(form, {}), 'blank');
  knownPlaces.set(form, places);
  return places;
}

function put(data: Record<string | number, unknown>, path: readonly (string | number)[], value: unknown): void {
  let place = data;
  path.forEach((step, index) => {
    if (index === path.length - 1) place[step] = value;
    else {
      place[step] ??= typeof path[index + 1] === 'number' ? [] : typeof step === 'number' ? { id: `id${String(step)}` } : {};
      place = place[step] as Record<string | number, unknown>;
    }
  });
}

export interface Judged extends Classification {
  readonly diff: AssessmentDiff;
}

/** Judges what changed between two versions. */
export function classifyVersions(before: TestVersion, after: TestVersion): Judged {
  const diff = diffAssessments(before.assessment, after.assessment);
  return { diff, ...classifyDiff(diff, after.source) };
}
