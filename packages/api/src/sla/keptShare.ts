/**
 * R7, R11 (§4.7): the share of promises kept, 0–100 with one decimal; null when none counts. Never rounded up to a perfect hundred: 1,999
 * of 2,000 is 99.9, on the wall as in a report.
 */
export const keptShare = (met: number, total: number): number | null => (total === 0 ? null : Math.floor((met / total) * 1000 + 1e-9) / 10);
