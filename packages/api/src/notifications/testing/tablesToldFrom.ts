/** Tables that notifications are read from and that a test's world may not have: made by migrations alone, or by features that are not there. */
export const tablesToldFrom: readonly string[] = [
  `ticket_watcher (ticket_id uuid, staff_id uuid)`,
  `notification_reading (staff_id uuid primary key, read_to bigint not null default 0, tickets jsonb not null default '{}')`,
  `mailbox (id uuid, name text, active boolean)`,
  `outgoing_letter (id uuid, subject text)`,
  `incoming_letter (id uuid, subject text, from_address text, outcome text, waiting_told_at timestamptz)`,
  `webhook (id uuid, name text, active boolean, stalled_by text, stalled_since timestamptz)`,
  `webhook_delivery (webhook_id uuid, status text)`,
].map((table) => `create table if not exists ${table}`);
