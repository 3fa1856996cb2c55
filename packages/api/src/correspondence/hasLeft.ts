import { isClientSide, type Viewer } from '../access/viewer.ts';
import { clock } from '../platform/clock.ts';

/** §4.6: what is said to the client reaches the client when it leaves, through its own system too. By when it must have left; null for staff, who see what waits. */
export const leftBy = (viewer: Viewer): Date | null => (isClientSide(viewer) ? new Date(clock.now()) : null);
