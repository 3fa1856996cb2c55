import type { Role } from '@reglament/schema';
import type { Viewer } from './session.ts';

/** For `suits`: true for people of these roles. */
export const forRoles = (...roles: readonly Role[]) => ({ role }: Viewer): boolean => roles.some((one) => one === role);
