import type { StaffViewer } from '../access/viewer.ts';
import { answerTicket } from '../correspondence/answer.ts';
import { joinClientMessage } from '../correspondence/clientMessage.ts';
import { handOverToDevelopment } from '../handovers/handingOver.ts';
import { clock } from '../platform/clock.ts';
import { systemActor, type Actor } from '../platform/events/actor.ts';
import type { System } from '../platform/feature.ts';
import type { Work } from '../platform/work.ts';
import { defaultRegulation } from '../regulation/defaultRegulation.ts';
import { RegulationVersion } from '../regulation/regulationVersion.entity.ts';
import { loadRuleBooks, localDay } from '../regulation/ruleBook.ts';
import { markBreaches } from '../sla/breachEngine.ts';
import type { Staff } from '../staff/staff.entity.ts';
import { closeTicket, markAnswerNotRequired, takeTicket } from '../tickets/handling.ts';
import { ticketForAct, touch } from '../tickets/loading.ts';
import { ticketsAsSubjects } from '../tickets/obligationSubjects.ts';
import { registerTicket } from '../tickets/registration.ts';
import { watchTicket } from '../watchers/watching.ts';
import type { DemoCredentials } from './demoCredentials.ts';
import { demoData, shiftedBy, ticketKindOf, weeksFromAnchor, type DemoTicket } from './demoData.ts';
import { decideDemoTicket, isDecided } from './demoDecisions.ts';
import { tellDevelopment } from './demoDevelopment.ts';
import { tellKnowledge } from './demoKnowledge.ts';
import { createDirectory, required, type Directory } from './demoDirectory.ts';

/** One thing that happens in the story. */
interface Step {
  at: number;
  run: () => Promise<void>;
}

const minute = 60_000;
/** The last number before the story begins, so that its tickets have the numbers of the screenshots. */
const numbersBefore = 400;
const incomingNumberPattern = /ВХ-[\d-]+/;

const viewerOf = (staff: Staff): StaffViewer => ({ kind: 'STAFF', id: staff.id, name: staff.name, email: staff.email, role: staff.role, sessionId: '' });
const actorOf = (staff: Staff): Actor => ({ kind: 'STAFF', id: staff.id, name: staff.name });

class Story {
  readonly steps: Step[] = [];
  private readonly numbers = new Map<string, string>();

  constructor(
    private readonly system: System,
    private readonly directory: Directory,
    private readonly at: (instant: string) => number,
    private readonly now: number,
  ) {}

  /** Everything that happened to a ticket, each at its time, by the acts that a person would use. */
  tell(ticket: DemoTicket): void {
    const staff = required(this.directory.staff.get(ticket.assignee), ticket.assignee);
    const receivedAt = this.at(ticket.receivedAt);
    this.step(receivedAt, this.authorOf(ticket), (work) => this.register(work, ticket, receivedAt));
    const firstAnswer = ticket.thread.find(({ author }) => author === 'staff');
    if (ticket.status !== 'REGISTERED') this.step(this.takenAt(receivedAt, firstAnswer && this.at(firstAnswer.at)), actorOf(staff), (work) => takeTicket(work, viewerOf(staff), { ticketId: this.numberOf(ticket) }));
    ticket.thread.forEach(({ author, at, text }, index) => {
      if (author === 'staff') this.step(this.at(at), actorOf(staff), (work) => this.sayToClient(work, ticket, staff, text));
      else this.tellClientMessage(ticket, staff, this.at(at), text, index === ticket.thread.length - 1);
    });
    this.tellOutcome(ticket, staff);
    this.tellWatchers(ticket);
  }

  private async sayToClient(work: Work, ticket: DemoTicket, staff: Staff, body: string): Promise<void> {
    const said = { ticketId: this.numberOf(ticket), body };
    if (isDecided(ticket)) await decideDemoTicket(work, viewerOf(staff), ticket, said);
    else await answerTicket(work, viewerOf(staff), { ...said, question: ticket.status === 'WAITING_CLIENT', sendNow: false });
  }

  private tellWatchers({ key, receivedAt, watchers = [] }: DemoTicket): void {
    for (const watcher of watchers) {
      const person = required(this.directory.staff.get(watcher), watcher);
      this.step(this.at(receivedAt) + 60 * minute, actorOf(person), (work) => watchTicket(work, viewerOf(person), { ticketId: this.numberOf({ key }) }));
    }
  }

  private tellClientMessage(ticket: DemoTicket, staff: Staff, at: number, text: string, last: boolean): void {
    const contact = required(this.directory.contacts.get(ticket.contact), ticket.contact);
    this.step(at, { kind: 'CONTACT', id: contact.id, name: contact.name }, async (work) => {
      const found = await ticketForAct(work, null, this.numberOf(ticket));
      await joinClientMessage(work, found, { body: text, contact, authorName: contact.name, channel: ticket.channel, receivedAt: at });
    });
    // the client's last word in an answered ticket is a thank-you (R7)
    if (last) this.step(at + 90 * minute, actorOf(staff), (work) => markAnswerNotRequired(work, viewerOf(staff), { ticketId: this.numberOf(ticket), reason: ticket.lang === 'en' ? 'Thanks, no question' : 'Благодарность, вопроса нет' }));
  }

  /** What the correspondence leads to, a few hours after its last word. What was postponed or refused has its outcome by that word. */
  private tellOutcome(ticket: DemoTicket, staff: Staff): void {
    const end = Math.max(...[ticket.receivedAt, ...ticket.thread.map(({ at }) => at)].map((at) => this.at(at)));
    const { handover } = ticket;
    if (ticket.status === 'CLOSED') this.step(end + 3 * 60 * minute, actorOf(staff), (work) => closeTicket(work, viewerOf(staff), { ticketId: this.numberOf(ticket), reason: 'ANSWERED' }));
    else if (handover) this.step(end + 2 * 60 * minute, actorOf(staff), (work) => handOverToDevelopment(work, viewerOf(staff), { ticketId: this.numberOf(ticket), ...handover }));
    else if (!isDecided(ticket))
      this.step(end + 2 * 60 * minute, actorOf(staff), async (work) => {
        const found = await ticketForAct(work, null, this.numberOf(ticket));
        found.status = ticket.status;
        touch(work, found);
      });
  }

  private async register(work: Work, ticket: DemoTicket, receivedAt: number): Promise<void> {
    const contact = required(this.directory.contacts.get(ticket.contact), ticket.contact);
    const registered = await registerTicket(work, {
      client: required(this.directory.clients.get(ticket.client), ticket.client),
      contact,
      channel: ticket.channel,
      subject: ticket.subject,
      body: ticket.body,
      receivedAt,
      priority: ticket.priority,
      criticality: ticket.criticality,
      kind: ticketKindOf(ticket.type),
      categoryCode: ticket.category,
      product: required(this.directory.products.get(ticket.product), ticket.product),
      productVersion: ticket.productVersion,
      stepsToReproduce: ticket.stepsToReproduce.map((step, index) => `${index + 1}. ${step}`).join('\n'),
      incomingNumber: incomingNumberPattern.exec(ticket.note ?? '')?.[0] ?? null,
      scanName: ticket.channel === 'PAPER' ? (ticket.attachments[0] ?? null) : null,
      locale: ticket.lang,
    });
    registered.assignee = required(this.directory.staff.get(ticket.assignee), ticket.assignee);
    this.numbers.set(ticket.key, registered.number);
  }

  private authorOf(ticket: DemoTicket): Actor {
    const contact = required(this.directory.contacts.get(ticket.contact), ticket.contact);
    const registrar = this.directory.staff.get('shinnova');
    return (ticket.channel === 'PAPER' || ticket.channel === 'FAX') && registrar ? actorOf(registrar) : { kind: 'CONTACT', id: contact.id, name: contact.name };
  }

  /** Work begins a while before the answer, or some time after the arrival. */
  private takenAt(receivedAt: number, answeredAt: number | undefined): number {
    return answeredAt === undefined ? receivedAt + 45 * minute : Math.max(receivedAt + 12 * minute, answeredAt - 40 * minute);
  }

  private numberOf({ key }: Pick<DemoTicket, 'key'>): string {
    return required(this.numbers.get(key), `a number for ${key}`);
  }

  private step(at: number, actor: Actor, verb: (work: Work) => Promise<unknown>): void {
    if (at > this.now) return;
    this.steps.push({
      at,
      run: async () => {
        await this.system.workshop.perform(actor, verb, at);
      },
    });
  }

  /** Breaches are noticed at the end of each day, as the engine would have noticed them at once. */
  watch(from: number): void {
    for (let at = from; at < this.now; at += 24 * 60 * minute)
      this.steps.push({ at, run: async () => void (await markBreaches(this.system.pool, ticketsAsSubjects, at)) });
  }
}

const closingOfFirstDay = '2026-11-05T18:00:01+03:00';

/** Tells the fortnight of the demonstration in the order of time, ending in the present week. */
export const tellDemo = async (system: System): Promise<DemoCredentials> => {
  const now = clock.now();
  const at = shiftedBy(weeksFromAnchor(Date.parse(demoData.meta.anchorNow), now));
  await publishSecondVersion(system, at('2026-09-01T00:00:00+03:00'));
  const { result } = await system.workshop.perform(systemActor, async (work) => {
    await work.em.execute('insert into number_series (prefix, year, last) values (?, ?, ?)', [defaultRegulation.numberPrefixes.ticket, Number(localDay(now).slice(0, 4)), numbersBefore]);
    return createDirectory(work);
  });
  const { directory, credentials } = result;
  const story = new Story(system, directory, at, now);
  for (const ticket of demoData.tickets) story.tell(ticket);
  story.watch(at(closingOfFirstDay));
  for (const step of story.steps.toSorted((a, b) => a.at - b.at)) await step.run();
  await tellDevelopment(system, directory, at);
  await tellKnowledge(system, at(demoData.meta.anchorNow));
  // letters of the past went out in the past
  await system.pool.query("update outgoing_letter set status = 'SENT', sent_at = send_after, attempts = 1 where status = 'WAITING' and send_after <= $1", [new Date(now)]);
  return credentials;
};

const publishSecondVersion = async (system: System, effectiveAt: number): Promise<void> => {
  await system.workshop.perform(systemActor, async (work) => {
    const first = await work.em.findOneOrFail(RegulationVersion, { number: '1.0' });
    first.status = 'SUPERSEDED';
    work.em.create(RegulationVersion, {
      number: '1.1',
      status: 'PUBLISHED',
      effectiveFrom: localDay(effectiveAt),
      publishedAt: new Date(effectiveAt),
      summary: 'Уточнены реквизиты для бумажных писем',
      parameters: defaultRegulation,
    });
  });
  await loadRuleBooks(system.reader);
};
