import { useState } from 'react';
import { useTranslate } from 'ra-core';
import { codesOf, unofficialWays, type UnofficialWay } from '@reglament/schema';
import { ActDialog, Button, Card, ChoiceField, useTerm } from '@reglament/admin/kit';
import { POINT_TO_OFFICIAL_WAYS, type Asking } from './documents.ts';

/** Who asked and how: both are chosen before anything is written. */
const PointDialog = ({ people, onClose }: { people: readonly Asking[]; onClose: () => void }) => {
  const [translate, term] = [useTranslate(), useTerm()];
  const [chosen, setChosen] = useState(people.length === 1 ? (people[0]?.id ?? '') : '');
  const [way, setWay] = useState<UnofficialWay>('PHONE');
  const [isMissing, setMissing] = useState(false);
  const input = () => {
    const contact = people.find(({ id }) => id === chosen);
    setMissing(!contact);
    return contact ? { id: contact.id, expectedVersion: contact.version, way } : null;
  };
  return (
    <ActDialog open title={translate('officialWays.title')} submit={translate('officialWays.submit')} document={POINT_TO_OFFICIAL_WAYS} input={input} success="officialWays.done" onClose={onClose}>
      {(errors) => (
        <>
          <ChoiceField name="id" label={translate('officialWays.who')} required empty="—" value={chosen} error={isMissing ? translate('officialWays.whoMissing') : errors['id']} choices={people.map(({ id, name }) => ({ value: id, label: name }))} onValue={setChosen} />
          <ChoiceField name="way" label={translate('officialWays.way')} value={way} error={errors['way']} choices={codesOf(unofficialWays).map((code) => ({ value: code, label: term(unofficialWays, code) }))} onValue={(value) => setWay(codesOf(unofficialWays).find((code) => code === value) ?? 'PHONE')} />
          <p className="rg-meta">{translate('officialWays.letter')}</p>
        </>
      )}
    </ActDialog>
  );
};

/** §4.8: somebody of this client asked by telephone or in a chat. */
export default function WaysCard({ client }: { client: { contacts: readonly Asking[] } }) {
  const translate = useTranslate();
  const [isOpen, setOpen] = useState(false);
  const people = client.contacts.filter(({ active, erasedAt, lettersStoppedAt }) => active && erasedAt === null && lettersStoppedAt === null);
  return (
    <Card title={`${translate('officialWays.card')} §4.8`} action={<Button size="small" aria-label={translate('officialWays.title')} onClick={() => setOpen(true)}>{translate('officialWays.act')}</Button>}>
      <p className="rg-meta">{translate('officialWays.hint')}</p>
      {isOpen && <PointDialog people={people} onClose={() => setOpen(false)} />}
    </Card>
  );
}
