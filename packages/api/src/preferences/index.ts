import type { Feature } from '../platform/feature.ts';
import { clientRows } from './clientRows.ts';
import { PreferencesResolver } from './preferences.resolver.ts';

/** What each of the staff prefers; it follows the person from machine to machine. */
export default { name: 'preferences', clientRows, resolvers: [PreferencesResolver] } satisfies Feature;
