/** The letters that the desk writes. */
export const templateKeys = [
  'ticket.accepted', 'ticket.processingStarted', 'ticket.answer', 'ticket.infoRequest', 'ticket.questionReminder', 'ticket.postponed', 'ticket.rejected', 'ticket.handedToDevelopment', 'ticket.priorityProposed', 'ticket.followUp', 'ticket.closed', 'ticket.priorityChanged', 'ticket.merged', 'intake.unidentified', 'intake.unproven', 'intake.unreadable', 'staff.slaWarning', 'staff.slaBreach', 'staff.priorityChanged', 'staff.deliveryFailed', 'regulation.changed', 'notice.workingMode', 'release.announced', 'notice.announcement', 'tor.registered', 'tor.decision', 'channel.unofficial',
] as const;
export type TemplateKey = (typeof templateKeys)[number];
