import fc from 'fast-check';

/** Texts of what formats could trip over: marks, breaks, quotes, kana, a surrogate pair, combining marks. */
export const hostile = fc
  .array(
    fc.constantFrom(
      '|',
      '\\',
      '*',
      '_',
      '`',
      '<b>',
      '&amp;',
      '&',
      '"',
      "'",
      ',',
      '=',
      '＝',
      '+',
      '-',
      '－',
      '@',
      '[a](b)',
      '!',
      '#',
      '~',
      '$',
      '\t',
      '\n',
      ' ',
      '　',
      '予防',
      '接種。',
      '𠮷',
      'か\u3099',
      '１',
    ),
    {
      minLength: 1,
      maxLength: 30,
    },
  )
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '' && !text.endsWith('\n'));
