/**
 * How many letters must be added, left out, replaced or swapped with their neighbour to make one word of the other.
 * It stops counting beyond `most` and answers `most + 1`.
 */
export const editDistance = (one: string, other: string, most: number): number => {
  const [a, b] = [Array.from(one), Array.from(other)];
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [beforeLast, last]: [number[], number[]] = [[], b.map((_, at) => at + 1)];
  a.forEach((letter, row) => {
    const line: number[] = [];
    b.forEach((opposite, column) => {
      const left = column === 0 ? row + 1 : (line[column - 1] ?? 0);
      const above = last[column] ?? 0;
      const diagonal = column === 0 ? row : (last[column - 1] ?? 0);
      let cost = Math.min(left + 1, above + 1, diagonal + (letter === opposite ? 0 : 1));
      if (row > 0 && column > 0 && letter === b[column - 1] && a[row - 1] === opposite) cost = Math.min(cost, (column === 1 ? row - 1 : (beforeLast[column - 2] ?? 0)) + 1);
      line.push(cost);
    });
    [beforeLast, last] = [last, line];
  });
  return Math.min(last.at(-1) ?? a.length, most + 1);
};
