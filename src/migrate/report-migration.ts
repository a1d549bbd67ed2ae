import type { Path, Source } from '../load/read/source.js';
import type { Assessment } from '../model/assessment.js';
import { nodeNames } from '../model/node-at.js';
import { formPathKey } from '../forms/form-items.js';
import type { Fate, MigrationPlan } from './plan-migration.js';

/** A value under the official name of its item, and the line where it stands. */
export interface ReportedPlace {
  readonly name: string;
  readonly line: number;
  /** Where it is one choice of the item that is meant. */
  readonly option?: string;
}

export interface ReportedValue {
  readonly before: ReportedPlace;
  readonly after: ReportedPlace;
}

/** What carrying a document over came to; every list in the order of the document, names and lines of both revisions. */
export interface MigrationReport {
  /** Values that the new revision has no place for; `after` is the key under 旧様式の記載. */
  readonly kept: readonly ReportedValue[];
  readonly moved: readonly ReportedValue[];
  /** Items that the old revision had not; the line is that of the nearest thing above them in the new text. */
  readonly empty: readonly ReportedPlace[];
  /** Values under the same keys; number and label may be others. */
  readonly stays: readonly ReportedValue[];
}

interface Side {
  readonly source: Source;
  readonly assessment: Assessment;
}

export function reportMigration(plan: MigrationPlan, before: Side, after: Side): MigrationReport {
  const [nameBefore, nameAfter] = [nodeNames(before.assessment), nodeNames(after.assessment)];
  const reported = ({ fate, from, to, option }: Fate): ReportedValue => ({
    before: { ...placeOf(before, from, nameBefore(from)), ...(option ? { option: option.before } : {}) },
    after: {
      ...placeOf(after, to, fate === 'kept' ? to.slice(0, 2).join('　') : nameAfter(to)),
      ...(option?.after === undefined ? {} : { option: option.after }),
    },
  });
  const of = (fate: Fate['fate']): ReportedValue[] => plan.fates.filter((each) => each.fate === fate).map(reported);
  return { kept: of('kept'), moved: of('moved'), empty: emptyItems(plan, after), stays: of('stays') };
}

function emptyItems(plan: MigrationPlan, after: Side): ReportedPlace[] {
  const fresh = plan.differences.flatMap((each) => (each.change === 'new' && each.after ? [each.after] : []));
  const keys = new Set(fresh.map((item) => formPathKey(item.path)));
  const fields = [...after.assessment.visits].filter(({ node }) => node.kind !== 'static' && keys.has(formPathKey(node.path)));
  // A list without entries has no field to meet.
  const met = new Set(fields.flatMap(({ node }) => node.path.map((_, index) => formPathKey(node.path.slice(0, index)))));
  const lists = fresh.filter((item) => item.shape === 'list' && !met.has(formPathKey(item.path)));
  return [...fields.map(({ node }) => placeOf(after, node.path, node.name)), ...lists.map((item) => placeOf(after, item.path, item.name))];
}

function placeOf({ source }: Side, path: Path, name: string | undefined): ReportedPlace {
  return { name: name ?? path.join('　'), line: source.keyPlace(path).line };
}
