/** §2.4: versions are numbered one after the other: 1.10 follows 1.9. A number that somebody gave in words of their own does not count. */
export const numberAfter = (numbers: readonly string[]): string => {
  const pairs = numbers.flatMap((number) => {
    const parts = /^(\d{1,4})\.(\d{1,6})$/.exec(number);
    return parts ? [[Number(parts[1]), Number(parts[2])] as const] : [];
  });
  const [major, minor] = pairs.toSorted((a, b) => b[0] - a[0] || b[1] - a[1])[0] ?? [1, -1];
  return `${major}.${minor + 1}`;
};
