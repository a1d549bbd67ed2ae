import { formKey, idKey, keptKey, revisionKey, tickedKey } from '../../src/forms/form.js';
import { declarationKeys, internalKeys, publishedSlipKeys, rowRecordKeys } from '../../src/forms/internal-keys.js';

/** Keys of a document that are no labels of a form. Each is explained in the schema and stands in the README. */
export const ownKeys: readonly string[] = [
  formKey,
  revisionKey,
  idKey,
  tickedKey,
  keptKey,
  ...internalKeys,
  ...Object.values(declarationKeys),
  ...Object.values(rowRecordKeys),
  ...Object.values(publishedSlipKeys),
];
