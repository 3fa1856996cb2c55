import type { FeatureRequestStatus, TermsOfReferenceStatus } from '@reglament/schema';
import type { StaffViewer } from '../access/viewer.ts';
import { decideFeatureRequest, submitFeatureRequest, supportFeatureRequest } from '../featureRequests/featureRequestActs.ts';
import type { Actor } from '../platform/events/actor.ts';
import type { System } from '../platform/feature.ts';
import type { Work } from '../platform/work.ts';
import type { TermsOfReferenceDecision } from '../termsOfReference/lifecycle.ts';
import { decideTermsOfReference, submitTermsOfReference } from '../termsOfReference/termsOfReferenceActs.ts';
import { demoData } from './demoData.ts';
import { required, type Directory } from './demoDirectory.ts';

const day = 86_400_000;
/** When the first wish and the first Terms of Reference came; the others follow day by day. */
const firstWishAt = '2026-10-05T11:00:00+03:00';
const firstTermsAt = '2026-10-12T12:00:00+03:00';

/** The decisions that lead a wish to where the demonstration has it. */
const wayOfWish: Readonly<Record<FeatureRequestStatus, readonly FeatureRequestStatus[]>> = {
  REGISTERED: [],
  UNDER_REVIEW: ['UNDER_REVIEW'],
  ACCEPTED: ['ACCEPTED'],
  PLANNED: ['ACCEPTED', 'PLANNED'],
  INCLUDED_IN_RELEASE: ['ACCEPTED', 'INCLUDED_IN_RELEASE'],
  DECLINED: ['DECLINED'],
};

const wayOfTerms: Partial<Record<TermsOfReferenceStatus, readonly TermsOfReferenceDecision[]>> = {
  ESTIMATION: ['REVIEW', 'ESTIMATE'],
  IN_DEVELOPMENT: ['REVIEW', 'ESTIMATE', 'AGREE', 'START_DEVELOPMENT'],
  REJECTED: ['REVIEW', 'REJECT'],
};

/** The wishes and Terms of Reference of the demonstration, by the acts of the desk (§3.12, §3.16). */
export const tellDevelopment = async (system: System, directory: Directory, at: (instant: string) => number): Promise<void> => {
  const manager = required(directory.staff.get('produktova'), 'a product manager');
  const viewer: StaffViewer = { kind: 'STAFF', id: manager.id, name: manager.name, email: manager.email, role: manager.role, sessionId: '' };
  const actor: Actor = { kind: 'STAFF', id: manager.id, name: manager.name };
  const perform = async <T>(moment: number, verb: (work: Work) => Promise<T>): Promise<T> => (await system.workshop.perform(actor, verb, moment)).result;
  const clientId = (key: string): string => required(directory.clients.get(key), key).id;
  const productId = (key: string): string => required(directory.products.get(key), key).id;

  for (const [index, wish] of demoData.wishes.entries()) {
    const moment = at(firstWishAt) + index * day;
    const { wish: { id } } = await perform(moment, (work) =>
      submitFeatureRequest(work, viewer, { title: wish.title, text: wish.text, benefit: wish.benefit, clientId: clientId(wish.client), productId: productId(wish.product) }));
    // the voices of the story are of as many other clients
    const others = [...directory.clients.keys()].filter((key) => key !== wish.client).slice(0, wish.votes - 1);
    for (const other of others) await perform(moment + day, (work) => supportFeatureRequest(work, viewer, { featureRequestId: id, clientId: clientId(other) }));
    for (const status of wayOfWish[wish.status]) {
      const last = status === wish.status;
      const release = last && (status === 'PLANNED' || status === 'INCLUDED_IN_RELEASE') ? (wish.release ?? null) : null;
      const comment = last && status === 'DECLINED' ? (wish.declineReason ?? null) : null;
      await perform(moment + 2 * day, (work) => decideFeatureRequest(work, { featureRequestId: id, status, comment, release }));
    }
  }

  for (const [index, terms] of demoData.termsOfReference.entries()) {
    const moment = at(firstTermsAt) + index * day;
    const { terms: { id } } = await perform(moment, (work) =>
      submitTermsOfReference(work, viewer, {
        title: terms.title,
        standard: terms.standard,
        sections: terms.sections.map(({ code, text }) => ({ code, text })),
        clientId: clientId(terms.client),
        productId: productId(terms.product),
      }));
    for (const [step, decision] of (wayOfTerms[terms.status] ?? []).entries()) {
      const termText = decision === 'AGREE' || decision === 'ESTIMATE' ? (terms.estimate?.termText ?? null) : null;
      const comment = decision === 'REJECT' ? (terms.rejectReason ?? null) : null;
      await perform(moment + (step + 1) * day, (work) => decideTermsOfReference(work, viewer, { termsOfReferenceId: id, decision, termText, comment }));
    }
  }
};
