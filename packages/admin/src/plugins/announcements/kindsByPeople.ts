import { announcementKinds } from '@reglament/schema';

const { RELEASE, OUTAGE, OTHER } = announcementKinds;
/** What people announce; the regulation and the calendar tell of themselves (§2.4, §6). */
export const kindsByPeople = { RELEASE, OUTAGE, OTHER } as const;
