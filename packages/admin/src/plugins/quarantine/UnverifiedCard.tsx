import { Suspense, useState } from 'react';
import { useTranslate } from 'ra-core';
import { Button, Card, GuardedButton, DeskTime, lazyPart, readKey, RecordLink, useAct, useRead, useRefetchAt } from '@reglament/admin/kit';
import { SET_ASIDE, UNVERIFIED, type UnverifiedLetter } from './documents.ts';
import { SenderAddress } from './SenderAddress.tsx';
import './quarantine.css';

const AcceptUnverifiedDialog = lazyPart(() => import('./AcceptUnverifiedDialog.tsx'));

const refetchEveryMs = 60_000;

/** Beside a ticket: letters that name it and are not believed yet (§4.4, §4.9). Nothing while there are none. */
export default function UnverifiedCard({ ticket: { id, number, version } }: { ticket: { id: string; number: string; version: number } }) {
  const translate = useTranslate();
  const { data, refetch } = useRead(UNVERIFIED, { id }, { refetchEveryMs });
  useRefetchAt(version, refetch);
  const { act, pending } = useAct();
  const [accepting, setAccepting] = useState<UnverifiedLetter | null>(null);
  const letters = data?.id === id ? data.unverifiedLetters : [];
  if (letters.length === 0) return null;
  const invalidates = [readKey(UNVERIFIED, { id }), ['incomingLetters'], ['read', 'QuarantinedLetters']];
  const setAside = (letterId: string): void => { void act(SET_ASIDE, { letterId }, { success: 'quarantine.notification.setAside', invalidates }); };
  return (
    <Card title={`${translate('quarantine.unverified.card')} §4.9`}>
      <p className="rg-meta">{translate('quarantine.unverified.text')}</p>
      <ul className="quarantine-unverified">
        {letters.map((letter) => (
          <li key={letter.id}>
            <RecordLink resource="incomingLetters" id={letter.id}>{letter.subject?.trim() || translate('quarantine.noSubject')}</RecordLink>
            <span className="rg-meta"><SenderAddress letter={letter} /> · <DeskTime at={letter.receivedAt} /></span>
            {letter.reason && <span className="rg-chip" data-state={letter.authentication === 'FAIL' ? 'breached' : 'atRisk'}>{letter.reason}</span>}
            <span className="rg-row">
              <GuardedButton size="small" permission="mail.release" right="quarantine.right" onClick={() => setAccepting(letter)}>{translate('quarantine.unverified.accept')}…</GuardedButton>
              <Button size="small" kind="quiet" pending={pending} title={translate('quarantine.unverified.asideHint')} onClick={() => setAside(letter.id)}>{translate('quarantine.unverified.aside')}</Button>
            </span>
          </li>
        ))}
      </ul>
      {accepting && <Suspense fallback={null}><AcceptUnverifiedDialog letter={accepting} number={number} invalidates={[...invalidates, ['tickets']]} onClose={() => setAccepting(null)} /></Suspense>}
    </Card>
  );
}
