import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActDialog, GuardedButton, LongTextField, TextField, useTyped } from '@reglament/admin/kit';
import { offersOf, type Offer } from './decisions.ts';
import { DECIDE, type FeatureRequest } from './documents.ts';

const DecisionDialog = ({ wish, offer, onClose }: { wish: FeatureRequest; offer: Offer; onClose: () => void }) => {
  const translate = useTranslate();
  const typed = `featureRequests/${offer.status}/${wish.id}`;
  const [comment, setComment] = useTyped(typed, 'comment', '');
  const [release, setRelease] = useState(wish.release ?? '');
  const input = (expectedVersion: number) => ({
    featureRequestId: wish.id, status: offer.status, comment: comment.trim() || null, expectedVersion,
    ...(offer.release === 'none' ? {} : { release: release.trim() || null }),
  });
  return (
    <ActDialog open typed={typed} title={`${translate(`featureRequests.decide.${offer.status}`)}: ${wish.number}`} submit={translate(`featureRequests.decide.${offer.status}`)}
      kind={offer.status === 'DECLINED' ? 'danger' : 'primary'} document={DECIDE} version={wish.version} input={input} onClose={onClose}
      success="featureRequests.notification.decided" patches="featureRequests" invalidates={[['featureRequests', 'getList']]}>
      {(errors) => (
        <>
          {offer.release !== 'none' && <TextField name="release" label={translate('featureRequests.field.release')} value={release} error={errors['release']} required={offer.release === 'required'} hint={translate('featureRequests.hint.release')} onValue={setRelease} />}
          <LongTextField name="comment" label={translate('featureRequests.field.comment')} value={comment} error={errors['comment']} required={offer.comment === 'required'} hint={translate('featureRequests.hint.comment')} onValue={setComment} autoFocus />
        </>
      )}
    </ActDialog>
  );
};

/** What can be decided about the wish now (§3.12). */
export const DecisionButtons = ({ wish }: { wish: FeatureRequest }) => {
  const translate = useTranslate();
  const [chosen, setChosen] = useState<Offer | null>(null);
  return (
    <>
      {offersOf(wish.possibleStatuses).map((offer, index) => (
        <GuardedButton key={offer.status} permission="development.decide" right="featureRequests.right.decide" kind={index === 0 ? 'primary' : offer.status === 'DECLINED' ? 'quiet' : 'plain'} onClick={() => setChosen(offer)}>
          {translate(`featureRequests.decide.${offer.status}`)}…
        </GuardedButton>
      ))}
      {chosen && <DecisionDialog wish={wish} offer={chosen} onClose={() => setChosen(null)} />}
    </>
  );
};
