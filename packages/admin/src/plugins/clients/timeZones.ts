/** The zones of Russia and of those from whom letters come most. */
const usual = [
  'Europe/Kaliningrad', 'Europe/Moscow', 'Europe/Samara', 'Asia/Yekaterinburg', 'Asia/Omsk', 'Asia/Novosibirsk', 'Asia/Krasnoyarsk', 'Asia/Irkutsk',
  'Asia/Yakutsk', 'Asia/Vladivostok', 'Asia/Magadan', 'Asia/Kamchatka', 'Europe/Minsk', 'Asia/Almaty', 'Europe/Belgrade', 'Asia/Shanghai', 'Asia/Kolkata', 'Asia/Dubai', 'UTC',
];

/** `Asia/Yekaterinburg (+05:00)`; a zone that is not among the usual ones stays choosable for the client that has it. */
export const zoneChoices = (current?: string | null): { value: string; label: string }[] =>
  [...(current && !usual.includes(current) ? [current] : []), ...usual].map((zone) => ({ value: zone, label: `${zone} (${offsetOf(zone)})` }));

const offsetOf = (zone: string): string => {
  try {
    const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(Date.now());
    return parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', '') || '+00:00';
  } catch { return '?'; }
};

/** The time of day at a client, `14:05`; nothing for a zone that this browser does not know. */
export const timeIn = (zone: string, now: number): string => {
  try { return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(now); } catch { return ''; }
};
