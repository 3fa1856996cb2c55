import type { MigrationObject } from '@mikro-orm/core';
import type { Feature } from '../feature.ts';
import { FirstTables } from '../../../migrations/20261124000000_firstTables.ts';
import { AppendOnlyEvents } from '../../../migrations/20261124000001_appendOnlyEvents.ts';
import { Announcements } from '../../../migrations/20261124100000_announcements.ts';
import { PublishedRegulation } from '../../../migrations/20261124100001_publishedRegulation.ts';
import { CalendarVersions } from '../../../migrations/20261124200000_calendarVersions.ts';
import { ObligationLedger } from '../../../migrations/20261124300000_obligationLedger.ts';
import { ObligationWarnings } from '../../../migrations/20261124400000_obligationWarnings.ts';
import { TicketLinks } from '../../../migrations/20261124500000_ticketLinks.ts';
import { WaitingMessages } from '../../../migrations/20261128000000_waitingMessages.ts';
import { UndeliveredAnswers } from '../../../migrations/20261128000001_undeliveredAnswers.ts';
import { HeldAnswers } from '../../../migrations/20261128000002_heldAnswers.ts';
import { Background } from '../../../migrations/20261128100000_background.ts';
import { Postponements } from '../../../migrations/20261128110000_postponements.ts';
import { Handovers } from '../../../migrations/20261128110001_handovers.ts';
import { PriorityProposals } from '../../../migrations/20261128110002_priorityProposals.ts';
import { DevelopmentOfTickets } from '../../../migrations/20261128110003_developmentOfTickets.ts';
import { Attachments } from '../../../migrations/20261128120000_attachments.ts';
import { HtmlLetters } from '../../../migrations/20261128120001_htmlLetters.ts';
import { Knowledge } from '../../../migrations/20261128120002_knowledge.ts';
import { Views } from '../../../migrations/20261128130000_views.ts';
import { Overtakings } from '../../../migrations/20261128130001_overtakings.ts';
import { Search } from '../../../migrations/20261128140000_search.ts';
import { Absences } from '../../../migrations/20261128150000_absences.ts';
import { PresenceOfStaff } from '../../../migrations/20261128150001_presence.ts';
import { Drafts } from '../../../migrations/20261128160000_drafts.ts';
import { TakingBack } from '../../../migrations/20261128160001_takingBack.ts';
import { Preferences } from '../../../migrations/20261128170000_preferences.ts';
import { NotificationReading } from '../../../migrations/20261128170001_notifications.ts';
import { Watchers } from '../../../migrations/20261128180000_watchers.ts';
import { AutomaticChoices } from '../../../migrations/20261128180001_automaticChoice.ts';
import { ClientSilences } from '../../../migrations/20261128180002_clientSilence.ts';
import { SearchArticles } from '../../../migrations/20261128190000_searchArticles.ts';
import { SearchLatest } from '../../../migrations/20261128200000_searchLatest.ts';
import { SearchOfHeldAnswers } from '../../../migrations/20261128210000_searchOfHeldAnswers.ts';
import { LetterReading } from '../../../migrations/20261129000000_letterReading.ts';
import { MailKeys } from '../../../migrations/20261129010000_mailKey.ts';
import { LetterAuthentication } from '../../../migrations/20261129010001_letterAuthentication.ts';
import { UnverifiedLetters } from '../../../migrations/20261129010002_unverifiedLetters.ts';
import { ReplyCaps } from '../../../migrations/20261129010003_replyCaps.ts';
import { StoppedAddresses } from '../../../migrations/20261129010004_stoppedAddresses.ts';
import { ReadingReasons } from '../../../migrations/20261129010100_readingReasons.ts';
import { Mailboxes } from '../../../migrations/20261129020000_mailboxes.ts';
import { AuthorisedSenders } from '../../../migrations/20261129100001_authorisedSenders.ts';
import { News } from '../../../migrations/20261129100000_news.ts';

/** Every migration, oldest first. A migration that has landed is never changed. */
export const migrations: MigrationObject[] = [
  { name: '20261124000000_firstTables', class: FirstTables },
  { name: '20261124000001_appendOnlyEvents', class: AppendOnlyEvents },
  { name: '20261124100000_announcements', class: Announcements },
  { name: '20261124100001_publishedRegulation', class: PublishedRegulation },
  { name: '20261124200000_calendarVersions', class: CalendarVersions },
  { name: '20261124300000_obligationLedger', class: ObligationLedger },
  { name: '20261124400000_obligationWarnings', class: ObligationWarnings },
  { name: '20261124500000_ticketLinks', class: TicketLinks },
  { name: '20261128000000_waitingMessages', class: WaitingMessages },
  { name: '20261128000001_undeliveredAnswers', class: UndeliveredAnswers },
  { name: '20261128000002_heldAnswers', class: HeldAnswers },
  { name: '20261128100000_background', class: Background },
  { name: '20261128110000_postponements', class: Postponements },
  { name: '20261128110001_handovers', class: Handovers },
  { name: '20261128110002_priorityProposals', class: PriorityProposals },
  { name: '20261128110003_developmentOfTickets', class: DevelopmentOfTickets },
  { name: '20261128120000_attachments', class: Attachments },
  { name: '20261128120001_htmlLetters', class: HtmlLetters },
  { name: '20261128120002_knowledge', class: Knowledge },
  { name: '20261128130000_views', class: Views },
  { name: '20261128130001_overtakings', class: Overtakings },
  { name: '20261128140000_search', class: Search },
  { name: '20261128150000_absences', class: Absences },
  { name: '20261128150001_presence', class: PresenceOfStaff },
  { name: '20261128160000_drafts', class: Drafts },
  { name: '20261128160001_takingBack', class: TakingBack },
  { name: '20261128170000_preferences', class: Preferences },
  { name: '20261128170001_notifications', class: NotificationReading },
  { name: '20261128180000_watchers', class: Watchers },
  { name: '20261128180001_automaticChoice', class: AutomaticChoices },
  { name: '20261128180002_clientSilence', class: ClientSilences },
  { name: '20261128190000_searchArticles', class: SearchArticles },
  { name: '20261128200000_searchLatest', class: SearchLatest },
  { name: '20261128210000_searchOfHeldAnswers', class: SearchOfHeldAnswers },
  { name: '20261129000000_letterReading', class: LetterReading },
  { name: '20261129010000_mailKey', class: MailKeys },
  { name: '20261129010001_letterAuthentication', class: LetterAuthentication },
  { name: '20261129010002_unverifiedLetters', class: UnverifiedLetters },
  { name: '20261129010003_replyCaps', class: ReplyCaps },
  { name: '20261129010004_stoppedAddresses', class: StoppedAddresses },
  { name: '20261129010100_readingReasons', class: ReadingReasons },
  { name: '20261129020000_mailboxes', class: Mailboxes },
  { name: '20261129100000_news', class: News },
  { name: '20261129100001_authorisedSenders', class: AuthorisedSenders },
];

/** Ours and those of plugins, oldest first: a plugin's table may stand on one of ours that was there before it. */
export const migrationsOf = (features: readonly Pick<Feature, 'migrations'>[]): MigrationObject[] =>
  [...migrations, ...features.flatMap((feature) => feature.migrations ?? [])].toSorted((a, b) => (a.name < b.name ? -1 : 1));
