/** The features of the desk. A feature is one folder with this name in the server and, where people see it, one plugin with this name in the console. */
export const featureNames = [
  'plugins', 'announcements', 'calendar', 'calendarChanges', 'regulation', 'sla', 'clients', 'products', 'staff', 'assignments', 'tickets', 'correspondence', 'attachments', 'knowledge', 'queue', 'views', 'team', 'presence', 'watchers', 'drafts', 'preferences', 'start', 'notifications',
  'intake', 'mail', 'quarantine', 'mailboxes', 'outgoing', 'officialWays', 'erasure', 'templates', 'news', 'postponements', 'handovers', 'clientSilence', 'featureRequests', 'termsOfReference', 'partners', 'webhooks', 'reports', 'search', 'audit',
] as const;
export type FeatureName = (typeof featureNames)[number];
