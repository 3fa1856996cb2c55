/** A list with one row put in its place. */
export const withRow = <Row,>(rows: readonly Row[], index: number, part: Partial<Row>): Row[] => rows.map((row, at) => (at === index ? { ...row, ...part } : row));
/** A list without one row. */
export const withoutRow = <Row,>(rows: readonly Row[], index: number): Row[] => rows.filter((_row, at) => at !== index);
