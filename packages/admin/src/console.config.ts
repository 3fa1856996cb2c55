import type { PluginLine } from '@reglament/admin/kit';
import announcements from './plugins/announcements/index.ts';
import assignments from './plugins/assignments/index.ts';
import calendar from './plugins/calendar/index.ts';
import clientSilence from './plugins/clientSilence/index.ts';
import clients from './plugins/clients/index.ts';
import conversation from './plugins/conversation/index.ts';
import featureRequests from './plugins/featureRequests/index.ts';
import handovers from './plugins/handovers/index.ts';
import knowledge from './plugins/knowledge/index.ts';
import quarantine from './plugins/quarantine/index.ts';
import mailboxes from './plugins/mailboxes/index.ts';
import notifications from './plugins/notifications/index.ts';
import erasure from './plugins/erasure/index.ts';
import officialWays from './plugins/officialWays/index.ts';
import outgoing from './plugins/outgoing/index.ts';
import partners from './plugins/partners/index.ts';
import webhooks from './plugins/webhooks/index.ts';
import postponements from './plugins/postponements/index.ts';
import presence from './plugins/presence/index.ts';
import preferences from './plugins/preferences/index.ts';
import products from './plugins/products/index.ts';
import regulation from './plugins/regulation/index.ts';
import reports from './plugins/reports/index.ts';
import search from './plugins/search/index.ts';
import sla from './plugins/sla/index.ts';
import staff from './plugins/staff/index.ts';
import start from './plugins/start/index.ts';
import team from './plugins/team/index.ts';
import templates from './plugins/templates/index.ts';
import termsOfReference from './plugins/termsOfReference/index.ts';
import tickets from './plugins/tickets/index.ts';
import watchers from './plugins/watchers/index.ts';

/**
 * THE list: what the console consists of, one line a plugin, in the order in which data wrappers and messages lie on each other.
 * A plugin from a package is one line too: `() => import('@vendor/plugin/console'),` and one that fails to load is left out; see docs/plugins.md.
 */
export const plugins: readonly PluginLine[] = [
  tickets,
  conversation,
  presence,
  notifications,
  preferences,
  start,
  watchers,
  postponements,
  handovers,
  clientSilence,
  sla,
  clients,
  products,
  staff,
  team,
  assignments,
  announcements,
  knowledge,
  quarantine,
  mailboxes,
  outgoing,
  officialWays,
  erasure,
  featureRequests,
  termsOfReference,
  partners,
  webhooks,
  calendar,
  reports,
  search,
  regulation,
  templates,
];
