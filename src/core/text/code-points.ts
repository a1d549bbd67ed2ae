/** Ranges of code points, first and last, in order. */
export type CodePointRanges = readonly (readonly [number, number])[];

/**
 * Writes ranges in few characters: gap and length of each, in base 36.
 * @example writeRanges([[65, 90], [97, 97]]) → '1t+p 7'
 */
export function writeRanges(ranges: CodePointRanges): string {
  let end = 0;
  return ranges
    .map(([first, last]) => {
      const gap = (first - end).toString(36);
      end = last;
      return first === last ? gap : `${gap}+${(last - first).toString(36)}`;
    })
    .join(' ');
}

/** Reads what `writeRanges` wrote. */
export function readRanges(written: string): CodePointRanges {
  let end = 0;
  return written === ''
    ? []
    : written.split(' ').map((range) => {
        const [gap = '', length = '0'] = range.split('+');
        const first = end + parseInt(gap, 36);
        end = first + parseInt(length, 36);
        return [first, end] as const;
      });
}
