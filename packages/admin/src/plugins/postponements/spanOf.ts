import { startOfDeskDay } from '@reglament/admin/kit';

/** The instants between which days of the desk lie, both days included and `until` not. */
export const spanOf = ({ from, to }: { from: string; to: string }): { from: string; until: string } => ({ from: startOfDeskDay(from), until: startOfDeskDay(to, 1) });
