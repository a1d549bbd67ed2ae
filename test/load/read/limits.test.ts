test('a line of blanks and line separators before a note is read in one way', () => {
  const before = process.cpuUsage();
  for (const separator of ['\u2028', '\u2029', '\r', '\u0085'])
    parseSource('a.yaml', `a:\n${' '.repeat(60)}k${separator}: # 備考\n${'- '.repeat(30)}k${separator}: # 備考\n b\n`);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(patience / 5);
});

test('characters that no line may hold are found in one pass, in comments and without them', () => {
  for (const text of [`a: [\n#${'\u200b'.repeat(1_000_000)}\n`, `a: [\n${'\u200b\u200c\n'.repeat(300_000)}`, `a: [\n---\n${'\u00ad'.repeat(400_000)}`]) {
    const before = process.cpuUsage();
    expect(parseSource('a.yaml', text).messages.length).toBeLessThan(10);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(patience / 3);
  }
});
