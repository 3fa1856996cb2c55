/** The clause on which an input field rests, for errors that arise before an act is tried. */
export const fieldClauses: Readonly<Record<string, string>> = {
  subject: '4.5',
  body: '4.5',
  criticality: '4.5',
  contactId: '4.5',
  priority: '4.7',
  channel: '4.1',
  clientId: '4.1',
  incomingNumber: '4.1',
  receivedAt: '4.1',
  categoryCode: '3',
  sections: '3.16',
  reason: '4.13',
};
