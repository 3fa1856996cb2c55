const dayMilliseconds = 86_400_000;

/** The instants between which days of Moscow lie, both days included and `until` not: Moscow has had no summer time since 2014. */
export const spanOf = ({ from, to }: { from: string; to: string }): { from: string; until: string } => ({
  from: new Date(`${from}T00:00:00+03:00`).toISOString(),
  until: new Date(Date.parse(`${to}T00:00:00+03:00`) + dayMilliseconds).toISOString(),
});
