import { isBlank } from '../../model/value-at.js';
import type { CheckRule } from './check-rule.js';

/** Reports a figure with neither a diagram nor a file, or with both. Of both only one can be meant. */
export const figureWithoutPicture: CheckRule = {
  id: 'figure-without-picture',
  title: '図の中身がない、又は二つある',
  *check({ assessment, source }) {
    for (const { entry, diagram, file } of assessment.figures) {
      const [drawn, filed] = [!isBlank(diagram.text), !isBlank(file.text)];
      if (drawn !== filed) continue;
      const keys = `「${diagram.item.key}」と「${file.item.key}」`;
      yield {
        ruleId: figureWithoutPicture.id,
        severity: 'error',
        text: drawn ? `${keys}の両方が書かれているので、どちらを印刷するのか決まりません` : `${keys}のどちらも書かれていないので、印刷する図がありません`,
        place: drawn ? source.keyPlace(file.path) : source.valuePlace(entry.path),
        item: entry.name,
        mend: drawn ? 'どちらかを消してください' : `${keys}のどちらかを書くか、この図を消してください`,
        ...(drawn ? { related: source.keyPlace(diagram.path) } : {}),
      };
    }
  },
};
