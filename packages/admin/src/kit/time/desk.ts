/** What the console must know of the desk to show times and to take them (§4.6): its server says it with every answer. */
export interface Desk {
  /** IANA name of the zone in which the version of the regulation in force counts; the zone of the browser never matters. */
  readonly zone: string;
  /** The working time of the desk's present day, epoch milliseconds; empty on a day off. */
  readonly openToday: readonly { readonly from: number; readonly to: number }[];
  /** Seconds of working time that one working day of a term stands for (R1). */
  readonly workingDaySeconds: number;
}

/** Before the first answer nothing is drawn, so nobody sees times of a zone that is not theirs. */
let desk: Desk = { zone: 'Europe/Moscow', openToday: [], workingDaySeconds: 8 * 3600 };
let said = '';
const listeners = new Set<() => void>();

/** The desk as its server described it last. */
export const theDesk = (): Desk => desk;

/** UTC for a zone that this browser has never heard of: times are then right and named as what they are. */
const knownZone = (name: string): string => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone && name;
  } catch { return 'UTC'; }
};

const spansIn = (text: string): Desk['openToday'] =>
  text.split(' ').filter(Boolean).map((span) => {
    const [from = '', to = ''] = span.split('/');
    return { from: Date.parse(from), to: Date.parse(to) };
  });

/** Reads what an answer of the server says of the desk; an answer that says nothing changes nothing. */
export const noteDesk = (answer: Pick<Headers, 'get'>): void => {
  const zone = answer.get('desk-zone');
  if (!zone) return;
  const hours = answer.get('desk-hours') ?? '';
  const day = Number(answer.get('desk-day-seconds'));
  const saying = `${zone} ${hours} ${day}`;
  if (saying === said) return;
  said = saying;
  desk = { zone: zone === desk.zone ? zone : knownZone(zone), openToday: spansIn(hours), workingDaySeconds: day > 0 ? day : desk.workingDaySeconds };
  listeners.forEach((listener) => listener());
};

export const followDesk = (changed: () => void): (() => void) => {
  listeners.add(changed);
  return () => listeners.delete(changed);
};
