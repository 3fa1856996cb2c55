/** What a new webhook sends unless somebody wants it otherwise. */
export const usualDocument = `subscription {
  ticketEvents {
    cursor
    event {
      id
      type
      occurredAt
      actor { kind name }
      ticket { id number subject status priority sla { dueAt } }
    }
  }
}`;
