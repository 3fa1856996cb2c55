const hourMilliseconds = 3_600_000;

/** When the next letter of news may leave: so many an hour, one after the other, behind those that wait already. */
export const nextPlace = (latestWaiting: number | null, now: number, hourly: number): number =>
  Math.max(now, latestWaiting === null ? now : Math.ceil(latestWaiting + hourMilliseconds / hourly));
