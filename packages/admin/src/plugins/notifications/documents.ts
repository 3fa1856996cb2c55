import type { NotificationKind } from '@reglament/schema';
import { gql, type Payload } from '@reglament/admin/kit';

/** Something that happened to a ticket, a mailbox, a webhook, the outgoing mail or a letter that waits, and concerns the person at the window. */
export interface Told { id: string; kind: NotificationKind; at: string; ticketId: string | null; mailboxId: string | null; webhookId: string | null; outgoingLetterId: string | null; incomingLetterId: string | null; number: string | null; subject: string; unread: boolean; cursor: string }
export interface NotificationList { unread: number; cursor: string; nodes: Told[]; watching: string[] }

const LIST = gql`fragment NotificationsOfMine on NotificationList { unread cursor watching nodes { id kind at ticketId mailboxId webhookId outgoingLetterId incomingLetterId number subject unread cursor } }`;
export const NOTIFICATIONS = gql<{ notifications: NotificationList }, Record<never, never>>`query Notifications { notifications { ...NotificationsOfMine } } ${LIST}`;
export const MARK_READ = gql<{ markNotificationsRead: Payload & { notifications: NotificationList | null } }, { input: { upTo: string; ticketId?: string } }>`
  mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) { markNotificationsRead(input: $input) { notifications { ...NotificationsOfMine } userErrors { code message field clause } } } ${LIST}`;
/** Whether the desk is open (§4.6). */
export const OPEN_NOW = gql<{ workingHours: { open: boolean } }, Record<never, never>>`query OpenNow { workingHours { open } }`;
