import type { Role } from '@reglament/schema';

/** What the demonstration gives into the hands of whoever tries it. */
export interface DemoCredentials {
  staff: { role: Role; email: string; password: string }[];
  keys: { audience: 'staff' | 'client'; scopes: string[]; key: string }[];
}
